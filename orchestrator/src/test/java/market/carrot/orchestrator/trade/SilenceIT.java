package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Deadlines that pass. */
class SilenceIT extends TradeStory {

    @Test
    void aRequestThatNobodyDecidesExpires() {
        long wtbId = requested();

        timePasses(wtbId);

        becomes(wtbId, "Expired");
        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
        seller.accepts(wtbId).isRefused(409, "trade-state-conflict");
        noSagaIsLeft(wtbId);
    }

    @Test
    void anAcceptedTradeThatTheBuyerForgetsFinishes() {
        long wtbId = accepted();

        timePasses(wtbId);

        becomes(wtbId, "Finished");
        moneyMoved(wtbId, "hold", "payout");
        assertThat(product.reservation(wtbId)).isEqualTo("Sold");
        noSagaIsLeft(wtbId);
    }

    /** Fault: the process died in mid-request, after payment had taken the money. Another one undoes it. */
    @Test
    void aRequestWhoseProcessDiedIsUndone() throws Exception {
        Long wtbId = database.queryForObject("select nextval('wtb_id')", Long.class);
        String lra = openSaga(wtbId);
        database.update(
                """
                insert into wtb (id, product_id, buyer_id, price, currency, state, undo_scope, lra_id, requested_at,
                                 due_at, events)
                values (?, 1, ?, 3000, 'KRW', 'REQUESTING', 'RESERVATION_AND_HOLD', ?,
                        now() - interval '1 minute', now(), 0)""",
                wtbId,
                buyer.name(),
                lra);
        put(payment.url() + "/payments/holds/" + wtbId);

        becomes(wtbId, "PayFailed");

        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
        noSagaIsLeft(wtbId);
    }

    private String openSaga(long wtbId) throws Exception {
        HttpRequest start = HttpRequest.newBuilder(
                        URI.create(COORDINATOR.url() + "/lra-coordinator/start?ClientID=" + wtbId))
                .POST(BodyPublishers.noBody())
                .build();
        String lra = HttpClient.newHttpClient()
                .send(start, BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String query = "?wtbId=" + wtbId
                + "&Camel-Saga-Compensate=direct%3A%2F%2Ftrade-cancelled&Camel-Saga-Complete=direct%3A%2F%2Ftrade-closed";
        String callbacks =
                "<%1$s/lra-participant/compensate%2$s>; rel=compensate,<%1$s/lra-participant/complete%2$s>; rel=complete"
                        .formatted(MARKET.url(), query);
        int joined = Person.statusOf(HttpRequest.newBuilder(URI.create(lra))
                .header("Link", callbacks)
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString(callbacks)));
        assertThat(joined).isEqualTo(200);
        return lra;
    }

    private static void put(String url) {
        assertThat(Person.statusOf(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.noBody())))
                .isEqualTo(200);
    }

    /** Fault: the coordinator has lost its store and does not know the trade's saga any more. The trade ends without it. */
    @Test
    void aTradeWhoseSagaIsForgottenEndsAllTheSame() {
        long wtbId = requested();
        database.update("update wtb set lra_id = lra_id || '0' where id = ?", wtbId);

        seller.rejects(wtbId).is(200, "Rejected");

        moneyMoved(wtbId, "hold", "refund");
        assertThat(product.reservation(wtbId)).isEqualTo("Released");
    }
}
