package market.carrot.orchestrator.trade;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@AnalyzeClasses(packages = "market.carrot.orchestrator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String TRADE = "market.carrot.orchestrator.trade";
    private static final String SAGA = "market.carrot.orchestrator.saga";
    private static final String RECONCILIATION = "market.carrot.orchestrator.reconciliation";
    private static final String OPERATIONS = "market.carrot.orchestrator.operations";

    private static final DescribedPredicate<JavaClass> THE_DOMAIN = belongToAnyOf(
                    ByOperators.class,
                    Circumstances.class,
                    Deal.class,
                    EventType.class,
                    HeldPayment.class,
                    Intervention.class,
                    Judgement.class,
                    Milestones.class,
                    Outcome.class,
                    PurchaseRequest.class,
                    Refusal.class,
                    RequestKey.class,
                    Reservation.class,
                    SagaEnding.class,
                    Step.class,
                    TradeTerms.class,
                    UndoScope.class,
                    Wtb.class,
                    WtbEvent.class,
                    WtbState.class,
                    WtbView.class)
            .as("the domain");

    /** Beans that the shipped routes name, and the types nested in them. */
    private static final DescribedPredicate<JavaClass> MET_BY_ROUTES =
            DescribedPredicate.describe("met by routes", type -> {
                String outermost = type.getName().replaceAll("^.*\\.|\\$.*$", "");
                return beansOfRoutes()
                        .contains(outermost.substring(0, 1).toLowerCase(Locale.ROOT) + outermost.substring(1));
            });

    private static final DescribedPredicate<JavaClass> AN_ADAPTER =
            DescribedPredicate.describe("are adapters", type -> {
                JavaClass element = type.getBaseComponentType();
                return element.getPackageName().startsWith("market.carrot.")
                        && !element.getPackageName().equals("market.carrot.platform.problem")
                        && !element.getPackageName().equals("market.carrot.platform.money")
                        && !THE_DOMAIN.test(element);
            });

    private static final DescribedPredicate<JavaMethodCall> THE_PROCESSS_CLOCK =
            DescribedPredicate.describe("it asks the process's clock", call -> {
                AccessTarget.MethodCallTarget asked = call.getTarget();
                return asked.getOwner().getPackageName().equals("java.time")
                                && asked.getName().equals("now")
                        || asked.getFullName().equals("java.lang.System.currentTimeMillis()");
            });

    @ArchTest
    static final ArchRule theDomainKnowsNoFramework = noClasses()
            .that(THE_DOMAIN)
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel..")
                    .or(resideInAPackage("org.springframework..")
                            .and(not(resideInAPackage("org.springframework.boot.context.properties..")))));

    @ArchTest
    static final ArchRule theDomainKnowsNoAdapter =
            noClasses().that(THE_DOMAIN).should().dependOnClassesThat(AN_ADAPTER);

    @ArchTest
    static final ArchRule servicesMeetOverHttpAndKafkaOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("market.carrot.product..", "market.carrot.payment..", "market.carrot.coordinator..");

    @ArchTest
    static final ArchRule rolesDoNotNeedEachOther = noClasses()
            .that()
            .resideInAnyPackage(TRADE, SAGA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("market.carrot.orchestrator.view..", "market.carrot.orchestrator.gateway..");

    @ArchTest
    static final ArchRule othersDoNotNeedTheTrade = noClasses()
            .that()
            .resideInAnyPackage("market.carrot.orchestrator.view..", "market.carrot.orchestrator.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TRADE, SAGA);

    /** The coordinator's side knows how long a trade can live, and nothing else of it. */
    @ArchTest
    static final ArchRule theSagaKnowsTheTermsOnly = noClasses()
            .that()
            .resideInAPackage(SAGA)
            .should()
            .dependOnClassesThat(resideInAPackage(TRADE).and(not(belongToAnyOf(TradeTerms.class))));

    @ArchTest
    static final ArchRule featuresDoNotNeedEachOtherInCircles =
            slices().matching("market.carrot.orchestrator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyWhatRoutesMeetIsPublic = classes()
            .that(resideInAPackage(TRADE).or(resideInAPackage(SAGA)))
            .and(not(MET_BY_ROUTES))
            .and(not(THE_DOMAIN))
            .should()
            .notBePublic();

    /** A process's own clock may jump: deadlines and ages are set and compared by the database's. */
    @ArchTest
    static final ArchRule tradesRunOnTheDatabasesClock = noClasses()
            .that()
            .resideInAnyPackage(TRADE, RECONCILIATION, OPERATIONS)
            .should()
            .callMethodWhere(THE_PROCESSS_CLOCK)
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    private static Set<String> beansOfRoutes() {
        try {
            Set<String> beans = new HashSet<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:routes/trade/*.camel.yaml")) {
                Matcher references =
                        Pattern.compile("\\bref: (\\w+)").matcher(file.getContentAsString(StandardCharsets.UTF_8));
                while (references.find()) {
                    beans.add(references.group(1));
                }
            }
            return beans;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
