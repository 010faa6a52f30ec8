package dev.yata.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Defines architecture rules. Adopt them with {@code @ArchTest static final ArchTests house =
 * ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    private static final String PROGRAMS = "dev.yata.(auth|todo|stdio|launcher|image)..";

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.yata.(**)").should().beFreeOfCycles();

    /** Requires that code which two programs need is in a library. */
    @ArchTest
    static final ArchRule librariesDoNotDependOnPrograms = noClasses()
            .that()
            .resideOutsideOfPackage(PROGRAMS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PROGRAMS);

    @ArchTest
    static final ArchRule programsDoNotDependOnEachOther =
            slices().matching(PROGRAMS).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule mcpLibrariesDoNotDependOnSpring = noClasses()
            .that()
            .resideInAnyPackage("dev.yata.mcp..", "dev.yata.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule entitiesRepositoriesAndControllersArePackagePrivate = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .or()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .or()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule fieldsAreNotInjected =
            fields().should().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

    @ArchTest
    static final ArchRule classNamesHaveNoLayerSuffix =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Impl|Manager)");

    private HouseRules() {}
}
