package market.carrot.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists are read page by page while money moves: what is there all the while is met once. */
class PagingIT extends PaymentIT {
    private static final int THERE = 12;

    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final String seller = newUser("seller");
    private volatile boolean reading = true;

    @AfterEach
    void stopWriting() {
        writers.shutdownNow();
    }

    @Test
    void movementsAreMetOnceWhateverIsBookedMeanwhile() throws Exception {
        String user = newUser("user");
        List<Long> there = Stream.generate(() -> payment.deposit(user, 1000).number("transferId"))
                .limit(THERE)
                .toList();
        List<Future<?>> writing = List.of(
                whileReading(() -> payment.deposit(user, 5)),
                whileReading(() -> payment.withdraw(user, 1)),
                whileReading(() -> payment.hold(newTrade(), user, seller, 1)));

        List<Long> met = walk("/payLogs?limit=2", Tokens.ofUser(user), "transferId");

        endOf(writing);
        assertThat(met).doesNotHaveDuplicates();
        met.retainAll(there);
        Collections.reverse(met);
        assertThat(met).isEqualTo(there);
    }

    @Test
    void openHoldsAreMetOnceWhateverOpensAndEndsMeanwhile() throws Exception {
        String buyer = buyerWith(1_000_000);
        List<Long> there = Stream.generate(PaymentIT::newTrade).limit(THERE).toList();
        there.forEach(trade -> payment.hold(trade, buyer, seller, 10));
        List<Future<?>> writing =
                List.of(whileReading(() -> payment.hold(newTrade(), buyer, seller, 1)), whileReading(() -> {
                    long trade = newTrade();
                    payment.hold(trade, buyer, seller, 1);
                    payment.payOut(trade);
                }));

        List<Long> met = walk("/holds/open?limit=2", Tokens.ofOrchestrator(), "wtbId");

        endOf(writing);
        assertThat(met).doesNotHaveDuplicates();
        met.retainAll(there);
        assertThat(met).isEqualTo(there);
    }

    @Test
    void aPositionInAnotherListIsRefused() {
        String buyer = buyerWith(1000);
        long trade = newTrade();
        payment.hold(trade, buyer, seller, 10);
        payment.hold(newTrade(), buyer, seller, 10);
        String service = Tokens.ofOrchestrator();
        String user = Tokens.ofUser(buyer);
        String movements = payment.get("/payLogs?limit=1", user).text("next");
        String holds = payment.get("/holds/open?limit=1", service).text("next");

        assertRefused(payment.get("/payLogs?after=" + holds, user), 400, "invalid-request");
        assertRefused(payment.get("/holds/open?after=" + movements, service), 400, "invalid-request");
        assertRefused(payment.get("/payments?wtbId=" + trade + "&after=" + movements, user), 400, "invalid-request");
    }

    private Future<?> whileReading(Runnable write) {
        return writers.submit(() -> {
            while (reading) {
                write.run();
            }
        });
    }

    private void endOf(List<Future<?>> writing) throws Exception {
        reading = false;
        for (Future<?> each : writing) {
            each.get();
        }
    }

    /** All ids of a list, in its order. */
    private List<Long> walk(String list, String token, String id) {
        List<Long> met = new ArrayList<>();
        String after = "";
        do {
            Answer page = payment.get(list + after, token);
            assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
            for (JsonNode item : page.body().path("items")) {
                met.add(item.path(id).asLong());
            }
            after = page.body().path("next").isNull() ? null : "&after=" + page.text("next");
        } while (after != null);
        return met;
    }
}
