package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions that come twice, contradict each other, or come from the wrong person. */
class WhoMayDecideIT extends TradeStory {

    @Test
    void acceptedTwiceIsAcceptedOnce() {
        long wtbId = accepted();

        seller.accepts(wtbId).is(200, "Accepted");

        assertThat(events(wtbId)).isEqualTo(2);
    }

    @Test
    void rejectedTwiceIsRefundedOnce() {
        long wtbId = requested();
        ends(seller.rejects(wtbId, "no"), "Rejected");

        Answer again = seller.rejects(wtbId, "another reason").is(200, "Rejected");

        assertThat(again.body().path("reason").asText()).isEqualTo("no");
        assertThat(events(wtbId)).isEqualTo(2);
        moneyMoved(wtbId, "hold", "refund");
    }

    @Test
    void cancelledTwiceIsRefundedOnce() {
        long wtbId = requested();
        ends(buyer.cancels(wtbId), "Cancelled");

        buyer.cancels(wtbId).is(200, "Cancelled");

        assertThat(events(wtbId)).isEqualTo(2);
        moneyMoved(wtbId, "hold", "refund");
    }

    @Test
    void finishedTwiceIsPaidOnce() {
        long wtbId = accepted();
        ends(buyer.finishes(wtbId), "Finished");

        buyer.finishes(wtbId).is(200, "Finished");

        assertThat(events(wtbId)).isEqualTo(3);
        moneyMoved(wtbId, "hold", "payout");
    }

    @Test
    void whatIsDecidedCannotBeDecidedOtherwise() {
        long rejected = requested();
        ends(seller.rejects(rejected), "Rejected");
        long accepted = accepted();

        Answer refusal = seller.accepts(rejected).isRefused(409, "trade-state-conflict");
        buyer.cancels(rejected).isRefused(409, "trade-state-conflict");
        buyer.finishes(rejected).isRefused(409, "trade-state-conflict");
        seller.rejects(accepted).isRefused(409, "trade-state-conflict");
        buyer.cancels(accepted).isRefused(409, "trade-state-conflict");
        buyer.finishes(requested()).isRefused(409, "trade-state-conflict");

        assertThat(refusal.wtbId()).isEqualTo(rejected);
        assertThat(refusal.state()).isEqualTo("Rejected");
        moneyMoved(rejected, "hold", "refund");
        moneyMoved(accepted, "hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "reject"})
    void onlyTheSellerMay(String verb) {
        long wtbId = requested();

        buyer.decides(wtbId, verb).isRefused(403, "forbidden");
        stranger.decides(wtbId, verb).isRefused(404, "not-found");

        buyer.looksAt(wtbId).is(200, "Requested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "finish"})
    void onlyTheBuyerMay(String verb) {
        long wtbId = requested();

        seller.decides(wtbId, verb).isRefused(403, "forbidden");
        stranger.decides(wtbId, verb).isRefused(404, "not-found");

        seller.looksAt(wtbId).is(200, "Requested");
    }

    @Test
    void aTradeIsSeenByItsPartiesOnly() {
        long wtbId = requested();

        buyer.looksAt(wtbId).is(200, "Requested");
        seller.looksAt(wtbId).is(200, "Requested");
        stranger.looksAt(wtbId).isRefused(404, "not-found");
        buyer.looksAt(Integer.MAX_VALUE).isRefused(404, "not-found");
        buyer.cancels(Integer.MAX_VALUE).isRefused(404, "not-found");
    }

    @Test
    void nobodyTradesWithoutAToken() {
        long wtbId = requested();

        for (String path : List.of("/accept", "/reject", "/cancel", "/finish")) {
            assertThat(Person.statusOf(HttpRequest.newBuilder(URI.create(MARKET.url() + "/wtbs/" + wtbId + path))
                            .POST(BodyPublishers.noBody())))
                    .as(path)
                    .isEqualTo(401);
        }
        buyer.looksAt(wtbId).is(200, "Requested");
    }

    private Integer events(long wtbId) {
        return database.queryForObject("select events from wtb where id = ?", Integer.class, wtbId);
    }
}
