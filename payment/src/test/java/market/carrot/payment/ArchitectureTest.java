package market.carrot.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packages = "market.carrot.payment", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Everything that in a feature that is no component is domain. */
    @ArchTest
    static final ArchRule domainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..escrow", "..ledger", "..wallet")
            .and()
            .areNotMetaAnnotatedWith(Component.class)
            .and()
            .areNotAnnotatedWith(ConfigurationProperties.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.camel..", "java.sql..", "com.fasterxml..");

    @ArchTest
    static final ArchRule adaptersAreNobodysToUse = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .and()
            .haveSimpleNameNotEndingWith("Ledger")
            .and()
            .haveSimpleNameNotEndingWith("Application")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule onlyRoutesAdaptersKnowCamel = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Operations")
            .and()
            .haveSimpleNameNotEndingWith("Steps")
            .and()
            .haveSimpleNameNotEndingWith("RoutesCheck")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule operationsKnowNoSql = noClasses()
            .that()
            .haveSimpleNameEndingWith("Operations")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class);

    @ArchTest
    static final ArchRule servicesMeetOverHttpOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "market.carrot.product..",
                    "market.carrot.orchestrator..",
                    "market.carrot.coordinator..",
                    "market.carrot.local..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("market.carrot.payment.(*)..").should().beFreeOfCycles();
}
