package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that would rather wait for the end of a trade than be told that it will come. */
class PreferWaitIT extends TradeStory {
    /** More than the database has connections for. */
    private static final int WAITING_PLACES = 25;

    /** Longer than the market grants, and than any machine of ours is slow. */
    private static final Duration FOR_EVER = Duration.ofMinutes(5);

    private final ExecutorService clients = Executors.newCachedThreadPool();

    @Autowired
    private Wtbs wtbs;

    @AfterEach
    void nobodyWaits() {
        clients.shutdownNow();
    }

    /**
     * Fault: payment is down when the trade is decided. When it is back, somebody else (the coordinator, or another
     * process's sweep) carries the decision out; whoever waited is told the final state. On a machine where that takes
     * longer than a client can wait, the next trade shows it.
     */
    @Test
    void theEndIsToldToWhomWaitsForIt() throws Exception {
        Answer told;
        int tries = 0;
        do {
            long wtbId = requested();
            payment.has(FakeService.answers(503, "{}"), "refund");
            Future<Answer> waiting = clients.submit(() -> decides("cancel", wtbId, "wait=14"));
            eventually().until(() -> MARKET.calls(wtbId).contains("refund"));

            payment.recovers();
            callback("compensate", wtbId, lra(wtbId));

            told = waiting.get();
            assertThat(told.preferenceApplied()).hasValue("wait=14");
            becomes(wtbId, "Cancelled");
        } while (told.status() == 202 && ++tries < 10);
        told.is(200, "Cancelled");
    }

    @Test
    void aTradeThatEndsAtOnceIsToldAtOnce() {
        long wtbId = requested();

        Answer told = decides("reject", wtbId, "wait=14");

        ends(told, "Rejected");
        assertThat(told.preferenceApplied()).hasValue("wait=14");
    }

    /** Fault: payment stays down for longer than the client would wait. */
    @ParameterizedTest
    @CsvSource({
        "reject, Rejecting, wait=0",
        "cancel, Cancelling, wait=0",
        "cancel, Cancelling, wait=1",
        "finish, Finishing, wait=0"
    })
    void whoHasWaitedInVainIsToldThatTheEndWillCome(String verb, String state, String preference) {
        payment.has(FakeService.answers(503, "{}"), "refund", "payout");
        long wtbId = verb.equals("finish") ? accepted() : requested();

        Answer told = decides(verb, wtbId, preference).is(202, state);

        assertThat(told.preferenceApplied()).hasValue(preference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=-1", "wait=soon", "wait", "respond-async", "", "=;,,"})
    void whatIsNoSuchPreferenceIsIgnored(String preference) {
        payment.has(FakeService.answers(503, "{}"), "refund");
        long wtbId = requested();

        Answer told = decides("cancel", wtbId, preference).is(202, "Cancelling");

        assertThat(told.preferenceApplied()).isEmpty();
    }

    @Test
    void nobodyWaitsLongerThanIsGranted() {
        long wtbId = requested();

        assertThat(decides("cancel", wtbId, "wait=86400").preferenceApplied()).hasValue("wait=14");
    }

    @Test
    void aRefusalDoesNotWait() {
        long wtbId = accepted();

        Answer refused = decides("cancel", wtbId, "wait=14").isRefused(409, "trade-state-conflict");

        assertThat(refused.preferenceApplied()).isEmpty();
    }

    /**
     * Fault: payment is down, and more clients wait than the database has connections, and than there are places. Who
     * finds no place is let go at once, the others when the trade has ended; the market is served meanwhile, for who waits
     * holds no connection.
     */
    @Test
    void soManyMayWaitAndNoMore() throws Exception {
        long wtbId = beingCancelled();
        Waiting waiting = new Waiting(wtbs, new WaitingSettings(FOR_EVER, WAITING_PLACES));
        List<Future<Exchange>> all = Stream.generate(() -> clients.submit(() -> waits(waiting, wtbId)))
                .limit(WAITING_PLACES + 5)
                .toList();

        eventually().until(() -> all.stream().filter(Future::isDone).count() == 5);
        requested();
        payment.recovers();
        becomes(wtbId, "Cancelled");

        int granted = 0;
        for (Future<Exchange> client : all) {
            granted += "wait=300".equals(client.get().getMessage().getHeader("Preference-Applied")) ? 1 : 0;
        }
        assertThat(granted).isEqualTo(WAITING_PLACES);
    }

    private long beingCancelled() {
        payment.has(FakeService.answers(503, "{}"), "refund");
        long wtbId = requested();
        buyer.cancels(wtbId).is(202, "Cancelling");
        return wtbId;
    }

    private Exchange waits(Waiting waiting, long wtbId) {
        Exchange request = new DefaultExchange(camel);
        waiting.forEnd(request, wtbId, "wait=300");
        return request;
    }

    private Answer decides(String verb, long wtbId, String preference) {
        Person party = verb.equals("reject") ? seller : buyer;
        return Person.send(party.request("/wtbs/" + wtbId + "/" + verb)
                .header("Prefer", preference)
                .POST(BodyPublishers.noBody()));
    }
}
