package dev.yata.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * Defines architecture rules. Adopt them with {@code @ArchTest static final ArchTests house =
 * ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

    private static final String WEB = "org.springframework.web.bind.annotation.";
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

    /** Requires {@code produces}, because without it Spring checks {@code Accept} only after the change. */
    @ArchTest
    static final ArchRule changingRoutesDeclareTheirMediaType = methods()
            .that()
            .areAnnotatedWith(WEB + "PostMapping")
            .or()
            .areAnnotatedWith(WEB + "PutMapping")
            .or()
            .areAnnotatedWith(WEB + "PatchMapping")
            .or()
            .areAnnotatedWith(WEB + "DeleteMapping")
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(WEB + "RestController")
            .should(declareProduces());

    private static ArchCondition<JavaMethod> declareProduces() {
        return new ArchCondition<>("declare produces, or be in a class that does") {
            @Override
            public void check(JavaMethod route, ConditionEvents events) {
                boolean declared = hasProduces(route) || hasProduces(route.getOwner());
                events.add(new SimpleConditionEvent(route, declared, route.getDescription() + " has no produces"));
            }
        };
    }

    private static boolean hasProduces(HasAnnotations<?> routes) {
        return routes.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().startsWith(WEB))
                .anyMatch(annotation ->
                        annotation.tryGetExplicitlyDeclaredProperty("produces").isPresent());
    }

    private HouseRules() {}
}
