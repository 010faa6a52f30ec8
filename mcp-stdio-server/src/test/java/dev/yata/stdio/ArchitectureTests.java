package dev.yata.stdio;

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
            .resideInAPackage("dev.yata.stdio.tool")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.yata.mcp.server.protocol",
                    "dev.yata.mcp.server.stdio",
                    "dev.yata.stdio.oauth",
                    "dev.yata.stdio.http");

    @ArchTest
    static final ArchRule protocolKnowsNoTodos = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("dev.yata.mcp.server.stdio", "dev.yata.mcp.server.protocol", "dev.yata.mcp.server.call")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.yata.stdio.tool", "dev.yata.stdio.todoapi", "dev.yata.stdio.http");
}
