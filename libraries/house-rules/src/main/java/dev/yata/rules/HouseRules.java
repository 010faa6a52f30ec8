package dev.yata.rules;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/**
 * Defines architecture rules. Adopt them with {@code @ArchTest static final ArchTests house =
 * ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    private static final String[] PROGRAMS = {
        "dev.yata.auth..", "dev.yata.todo..", "dev.yata.stdio..", "dev.yata.launcher..", "dev.yata.image.."
    };

    private static final List<String> LAYER_SUFFIXES = List.of("Utils", "Util", "Helper", "Impl", "Manager");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.yata.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    /** Requires that code which two programs need is in a library. */
    @ArchTest
    static final ArchRule librariesDoNotDependOnPrograms = noClasses()
            .that()
            .resideOutsideOfPackages(PROGRAMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROGRAMS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule programsDoNotDependOnEachOther = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return Stream.of(PROGRAMS)
                            .filter(program -> PackageMatcher.of(program).matches(type.getPackageName()))
                            .findFirst()
                            .map(SliceIdentifier::of)
                            .orElse(SliceIdentifier.ignore());
                }

                @Override
                public String getDescription() {
                    return "programs";
                }
            })
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule mcpLibrariesDoNotDependOnSpring = noClasses()
            .that()
            .resideInAnyPackage("dev.yata.mcp..", "dev.yata.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entitiesArePackagePrivate = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule repositoriesArePackagePrivate = classes()
            .that()
            .areAssignableTo("org.springframework.data.repository.Repository")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllersArePackagePrivate = classes()
            .that()
            .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule fieldsAreNotInjected = fields().should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule classNamesHaveNoLayerSuffix = noClasses().should(haveALayerSuffix());

    private HouseRules() {}

    private static ArchCondition<JavaClass> haveALayerSuffix() {
        return ArchCondition.from(be(DescribedPredicate.describe(
                "named with one of the suffixes " + LAYER_SUFFIXES,
                type -> LAYER_SUFFIXES.stream().anyMatch(type.getSimpleName()::endsWith))));
    }
}
