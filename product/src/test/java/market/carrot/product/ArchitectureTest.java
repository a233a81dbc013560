package market.carrot.product;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packages = "market.carrot.product", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Where Camel and Spring are known: beans that routes call, repositories, and the filters of a list. */
    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that()
            .areNotMetaAnnotatedWith(Component.class)
            .and()
            .areNotAssignableTo(Repository.class)
            .and()
            .doNotHaveSimpleName("Filters")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..", "org.hibernate..");

    @ArchTest
    static final ArchRule adaptersAreNobodyElsesBusiness = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .and()
            .doNotHaveSimpleName("ProductApplication")
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule servicesMeetOverHttpOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "market.carrot.payment..", "market.carrot.orchestrator..", "market.carrot.coordinator..");

    @ArchTest
    static final ArchRule featuresDoNotNeedEachOtherInCircles =
            slices().matching("market.carrot.product.(*)..").should().beFreeOfCycles();
}
