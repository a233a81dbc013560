package market.carrot.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.CarrotSystem;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.Routes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Operators in front of Hawtio, which shows all processes that run routes. */
@Order(Chapter.FAULTS)
class HawtioIT extends BrowserStory {
    private static final int BOTH_PROCESSES_TWICE = 4;

    private final Product socks = seller.lists("Socks", PRICE, 100);
    private HawtioPage hawtio;
    private boolean stopped;

    @AfterAll
    static void nobodyWantsToLookAnyMore(CarrotSystem system) {
        system.stop(Part.HAWTIO);
    }

    /** Also when the story broke off in between. */
    @AfterEach
    void theWayInIsOpen() throws Exception {
        if (stopped) {
            try (Routes routes = Routes.of(system.pid(Part.TRADE))) {
                routes.start("request-purchase");
            }
        }
    }

    @BeforeEach
    void somebodyWantsToLook() {
        system.start(Part.HAWTIO);
        hawtio = new HawtioPage(page, system.addresses().hawtio());
    }

    @Test
    void aWrongPasswordShowsNothing() {
        hawtio.open();
        logIn("operator", "wrong");

        assertThat(page.getByText("credentials")).isVisible();
        hawtio.open();
        assertThat(page.getByLabel("Password")).isVisible();
    }

    @Test
    void everyProcessIsThereAndTheSagaIsSeenAtWork() {
        enter("operator");
        for (String process : List.of("gateway", "trade", "trade-2", "product", "payment", "read-model")) {
            assertThat(hawtio.connectTo(process)).isEnabled();
        }
        screenshot("hawtio-processes");

        hawtio.open("trade");
        hawtio.showRoutes();
        assertThat(hawtio.row("request-purchase")).containsText("Started");
        assertThat(hawtio.row("sweep-deadlines")).containsText("Started");
        screenshot("hawtio-routes");

        hawtio.select("trade");
        Locator hold = hawtio.box("hold");
        int before = hawtio.counted(hold);
        Stream.generate(() -> buyer.requests(socks)).limit(BOTH_PROCESSES_TWICE).forEach(trade -> {});
        Patience.await("the figures to follow").pollInSameThread().until(() -> hawtio.counted(hold) > before);
        for (String step : List.of("open", "reserve", "confirm")) {
            assertThat(hawtio.box(step)).isVisible();
        }
        screenshot("hawtio-trade-saga");
    }

    @Test
    void aViewerLooksAndStopsNothing() {
        enter("viewer");
        hawtio.open("trade");
        hawtio.showRoutes();

        hawtio.stop("request-purchase");

        assertThat(page.getByText("Couldn't stop the route")).isVisible();
        screenshot("hawtio-viewer-refused");
        assertThat(Stream.generate(() -> buyer.asksFor(socks)).limit(BOTH_PROCESSES_TWICE))
                .allSatisfy(answer -> answer.is(201));
        assertThat(hawtio.row("request-purchase")).containsText("Started");
    }

    /** In one of the two processes that trade; the balancer takes turns. */
    @Test
    void anOperatorStopsTheWayInAndStartsItAgain() {
        Trade open = buyer.requests(socks);
        enter("operator");
        hawtio.open("trade");
        hawtio.showRoutes();

        stopped = true;
        hawtio.stop("request-purchase");

        assertThat(page.getByText("1 routes stopped successfully")).isVisible();
        assertThat(hawtio.row("request-purchase")).containsText("Stopped");
        screenshot("hawtio-route-stopped");
        List<Answer> answers = Stream.generate(() -> buyer.asksFor(socks))
                .limit(BOTH_PROCESSES_TWICE)
                .toList();
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    answer.isProblem(503, "service-unavailable");
                    assertThat(answer.header("Retry-After")).isPresent();
                });
        seller.rejects(open).is(200).has("/state", "Rejected");

        hawtio.start("request-purchase");
        assertThat(page.getByText("1 routes started successfully")).isVisible();
        stopped = false;
        assertThat(Stream.generate(() -> buyer.asksFor(socks)).limit(BOTH_PROCESSES_TWICE))
                .allSatisfy(answer -> answer.is(201));
    }

    private void enter(String account) {
        hawtio.open();
        logIn(account);
        hawtio.isOpen();
    }
}
