package dev.yata.mcp;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.yata.rules.HouseRules;

@AnalyzeClasses(packages = "dev.yata", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule toolsKnowNeitherErasNorTransportNorTokens = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("dev.yata.mcp.tool")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.yata.mcp.era", "dev.yata.mcp.transport", "dev.yata.mcp.oauth", "dev.yata.mcp.http");

    @ArchTest
    static final ArchRule protocolKnowsNoTodos = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("dev.yata.mcp.transport", "dev.yata.mcp.era", "dev.yata.mcp.conversation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.yata.mcp.tool", "dev.yata.mcp.todoapi", "dev.yata.mcp.http");
}
