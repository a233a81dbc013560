package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import market.carrot.orchestrator.Tokens;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the coordinator calls back, in every order it may come; and callbacks that do not come from it. */
class CallbacksIT extends TradeStory {

    @ParameterizedTest
    @ValueSource(strings = {"complete", "compensate"})
    void aLateCallbackChangesNothing(String verb) {
        long wtbId = requested();
        String lra = lra(wtbId);
        ends(buyer.cancels(wtbId), "Cancelled");
        noSagaIsLeft(wtbId);
        List<String> before = calls(wtbId);

        assertThat(callback(verb, wtbId, lra)).isEqualTo(200);

        assertThat(calls(wtbId)).isEqualTo(before);
        buyer.looksAt(wtbId).is(200, "Cancelled");
    }

    @Test
    void aRepeatedCallbackRefundsOnce() {
        long wtbId = requested();
        String lra = lra(wtbId);

        assertThat(callback("compensate", wtbId, lra)).isEqualTo(200);
        assertThat(callback("compensate", wtbId, lra)).isEqualTo(200);

        buyer.looksAt(wtbId).is(200, "Expired");
        moneyMoved(wtbId, "hold", "refund");
    }

    /** The saga of a request ends before the request's first step: that step must never happen afterwards. */
    @Test
    void aCallbackForATradeThatNeverBeganKeepsItFromBeginning() {
        Long last = database.queryForObject("select nextval('wtb_id')", Long.class);
        long next = last + 1;

        assertThat(callback("compensate", next, COORDINATOR.url() + "/lra-coordinator/unknown"))
                .isEqualTo(200);
        assertThat(callback("compensate", next, COORDINATOR.url() + "/lra-coordinator/unknown"))
                .isEqualTo(200);

        buyer.requests(bike()).isUnavailable("service-unavailable");
        assertThat(calls(next)).isEmpty();
        buyer.looksAt(next).isRefused(404, "not-found");
        assertThat(database.queryForObject("select count(*) from outbox where wtb_id = ?", Integer.class, next))
                .isZero();
    }

    /** Fault: the buyer's finish and the coordinator's cancel (as after a time limit) race. The record decides. */
    @RepeatedTest(5)
    void finishAndCancelRace() {
        long wtbId = accepted();
        String lra = lra(wtbId);

        Together.all(List.of(
                () -> buyer.finishes(wtbId).status(),
                () -> callback("compensate", wtbId, lra),
                () -> callback("complete", wtbId, lra)));

        eventually().until(() -> List.of("Finished", "Expired")
                .contains(buyer.looksAt(wtbId).state()));
        boolean finished = buyer.looksAt(wtbId).state().equals("Finished");
        moneyMoved(wtbId, "hold", finished ? "payout" : "refund");
        assertThat(product.reservation(wtbId)).isEqualTo(finished ? "Sold" : "Released");
    }

    /** Fault: a second close reaches a closing LRA, which turns it into a cancel. The payout stays the outcome. */
    @Test
    void aCloseThatTurnsIntoACancelStillPaysTheSeller() {
        long wtbId = accepted();
        String lra = lra(wtbId);
        payment.isDown();
        buyer.finishes(wtbId).is(202, "Finishing");

        int status = Person.statusOf(HttpRequest.newBuilder(URI.create(lra + "/close"))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.noBody()));

        assertThat(status).isEqualTo(200);
        payment.recovers();
        becomes(wtbId, "Finished");
        moneyMoved(wtbId, "hold", "payout");
        noSagaIsLeft(wtbId);
    }

    /** The header's value becomes a URL that Camel calls: from outside it must not even be looked at. */
    @Test
    void aSagaFromOutsideIsNotOurs() {
        FakeProduct.Item bike = bike();
        String body = "{\"productId\":%d,\"price\":3000}".formatted(bike.productId());
        String foreign = "http://127.0.0.1:1/lra-coordinator/evil";

        long wtbId = Person.send(buyer.request("/wtbs")
                        .header("Content-Type", "application/json")
                        .header("Long-Running-Action", foreign)
                        .POST(BodyPublishers.ofString(body)))
                .is(201, "Requested")
                .wtbId();
        assertThat(lra(wtbId)).startsWith(COORDINATOR.url());

        Person.send(buyer.request("/wtbs/" + wtbId + "/cancel?Long-Running-Action=" + foreign)
                        .POST(BodyPublishers.noBody()))
                .isRefused(400, "invalid-request");
        Answer answer = Person.send(buyer.request("/wtbs/" + wtbId + "/cancel")
                .header("Long-Running-Action", foreign)
                .POST(BodyPublishers.noBody()));
        ends(answer, "Cancelled");
        noSagaIsLeft(wtbId);
    }

    @Test
    void onlyTheCoordinatorMayCallBack() {
        long wtbId = requested();
        String lra = lra(wtbId);

        assertThat(callback("compensate", wtbId, lra, null)).isEqualTo(401);
        assertThat(callback("compensate", wtbId, lra, Tokens.ofUser(buyer.name())))
                .isEqualTo(403);
        assertThat(callback("complete", wtbId, lra, Tokens.ofUser(seller.name())))
                .isEqualTo(403);
        assertThat(callback("complete", wtbId, lra, Tokens.ofOperator())).isEqualTo(403);
        assertThat(callback("complete", wtbId, lra, Tokens.ofOtherService())).isEqualTo(403);
        Tokens.forgeriesOfCoordinator().forEach((what, token) -> {
            assertThat(callback("compensate", wtbId, lra, token)).as(what).isEqualTo(401);
            assertThat(callback("complete", wtbId, lra, token)).as(what).isEqualTo(401);
        });

        buyer.looksAt(wtbId).is(200, "Requested");
        moneyMoved(wtbId, "hold");
    }

    /** What goes to the services: the service's own token, and nothing of the client's or the coordinator's. */
    @Test
    void callsToServicesCarryTheServicesCredentialsOnly() {
        long wtbId = Person.send(buyer.request("/wtbs")
                        .header("Content-Type", "application/json")
                        .header("Cookie", "session=1")
                        .header("X-Secret", "1")
                        .POST(BodyPublishers.ofString(
                                "{\"productId\":%d,\"price\":3000}".formatted(bike().productId()))))
                .is(201, "Requested")
                .wtbId();

        for (String verb : List.of("reserve", "hold")) {
            var headers = MARKET.call(wtbId, verb).headers();
            assertThat(headers.getFirst("Authorization")).startsWith("Bearer ");
            assertThat(headers.getFirst("Authorization")).doesNotContain(Tokens.ofUser(buyer.name()));
            assertThat(headers.keySet()).doesNotContain("Cookie", "X-secret", "Long-running-action", "Wtbid");
        }
        assertThat(MARKET.call(wtbId, "hold").body().properties())
                .extracting(member -> member.getKey() + " " + member.getValue().asText())
                .containsExactlyInAnyOrder(
                        "buyerId " + buyer.name(), "sellerId " + seller.name(), "amount 3000", "currency KRW");
    }
}
