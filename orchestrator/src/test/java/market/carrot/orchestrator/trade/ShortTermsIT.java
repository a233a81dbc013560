package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Terms of seconds, as they are set: nobody touches a clock or a row. */
class ShortTermsIT {
    private static final Surroundings MARKET = new Surroundings("shortterms");
    private static ConfigurableApplicationContext application;

    private final Person buyer = Person.anew("buyer", MARKET.url());
    private final Person seller = Person.anew("seller", MARKET.url());

    @BeforeAll
    static void begin() {
        start();
        // the trades of all applications meet at one coordinator
        application.getBean("tradeJdbc", JdbcTemplate.class).execute("alter sequence wtb_id restart with 1000000");
    }

    private static void start() {
        application = AnotherApplication.start(
                MARKET, Map.of("carrot.trade.terms.decide-within", "8s", "carrot.trade.terms.finish-within", "2s"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void silenceOfTheBuyerFinishesTheTrade() {
        long wtbId = requested();
        seller.accepts(wtbId).is(200, "Accepted");

        becomes(wtbId, "Finished");

        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold", "payout");
    }

    /** Fault: no process runs when the deadline passes. The first one that runs again finds it at once. */
    @Test
    void silenceOfTheSellerExpiresTheRequestEvenWhileNobodyRuns() {
        long wtbId = requested();
        Instant decideBy =
                Instant.parse(buyer.looksAt(wtbId).body().path("decideBy").asText());
        stop();
        TradeStory.eventually().until(() -> Instant.now().isAfter(decideBy));
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold");

        start();

        becomes(wtbId, "Expired");
        assertThat(MARKET.payment.movements(wtbId)).containsExactly("hold", "refund");
    }

    private long requested() {
        return buyer.requests(MARKET.product.lists(seller.name(), "Bike", 3000))
                .is(201, "Requested")
                .wtbId();
    }

    private void becomes(long wtbId, String state) {
        TradeStory.eventually().untilAsserted(() -> buyer.looksAt(wtbId).is(200, state));
    }
}
