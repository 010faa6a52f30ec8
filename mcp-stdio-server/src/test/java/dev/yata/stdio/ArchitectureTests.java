package dev.yata.stdio;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.yata.rules.HouseRules;

@AnalyzeClasses(
        packages = "dev.yata",
        importOptions = {DoNotIncludeTests.class, ArchitectureTests.DoNotIncludeTestJars.class})
class ArchitectureTests {

    static final class DoNotIncludeTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

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
                    "dev.yata.client.oauth",
                    "dev.yata.client.http");
}
