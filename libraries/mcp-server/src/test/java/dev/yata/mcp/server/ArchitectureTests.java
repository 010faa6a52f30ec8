package dev.yata.mcp.server;

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
    static final ArchRule protocolKnowsNoTransport = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("dev.yata.mcp.server.stdio")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.yata.mcp.server.stdio");

    @ArchTest
    static final ArchRule serversNeedNoSdk = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..", "tools.jackson.databind..");
}
