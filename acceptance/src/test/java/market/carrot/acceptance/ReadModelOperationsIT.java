package market.carrot.acceptance;

import java.util.List;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators see of the read model and do to it, through the gateway. */
class ReadModelOperationsIT extends Story {
    private static final String REBUILD = "/operations/read-model/rebuild";
    private static final String AUDIT = "/operations/read-model/audit";
    private static final String LETTERS = "/operations/dead-letters/";
    private static final String BECAUSE = Json.object("reason", "An exercise");

    private final Person operator = market.operator();

    @Test
    void anOperatorSeesHowFarItIsBehind() {
        buyer.seesOnMyPage(buyer.requests(seller.lists("Road bike", PRICE)), "Requested");

        Patience.await("the read model to have caught up").until(() -> operator.get("/operations/read-model")
                .is(200)
                .text("/lag/events")
                .equals("0"));
    }

    /** Until the view is empty; after that a second one begins anew in its place. */
    @Test
    void oneRebuildBeginsAtATime() {
        market.readModelIsRebuilt();
        operator.post(REBUILD, BECAUSE).is(202).has("/rebuild/running", true).has("/rebuild/requestedBy", "operator");

        Patience.await("one to be met before it has begun")
                .until(() -> operator.post(REBUILD, BECAUSE), answer -> answer.status() == 409)
                .isProblem(409, "rebuild-running");

        market.readModelIsRebuilt();
        operator.get("/operations/read-model").is(200).has("/rebuild/state", "Done");
        operator.get(AUDIT + "?limit=1")
                .is(200)
                .has("/items/0/action", "rebuild")
                .has("/items/0/outcome", "refused");
    }

    @Test
    void whatIsNoEventIsFoundLookedAtAndNotReplayed() {
        String text = "<script>alert('not an event')</script>";
        long id = market.deadLetter(text);

        operator.get(LETTERS + id).is(200).has("/payload/text", text).has("/topic", "wtb-events");
        operator.post(LETTERS + id + "/replay", BECAUSE).isProblem(422, "dead-letter-refused");
        operator.get(LETTERS + id).is(200).has("/replayedAt", "");
        operator.get(AUDIT + "?limit=1")
                .is(200)
                .has("/items/0/deadLetterId", id)
                .has("/items/0/outcome", "refused");
    }

    @Test
    void whatDoesNotKeepTheContractIsRefused() {
        operator.get("/operations/read-model?x=%00").isProblem(400, "invalid-request");
        operator.get("/operations/dead-letters?limit=0").isProblem(400, "invalid-request");
        operator.get(AUDIT + "?limit=0").isProblem(400, "invalid-request");
        operator.get(LETTERS + "x").isProblem(400, "invalid-request");
        operator.get(LETTERS + "9000000000").isProblem(404, "not-found");
        operator.post(LETTERS + "9000000000/replay", BECAUSE).isProblem(404, "not-found");
        for (String action : List.of(REBUILD, LETTERS + "1/replay")) {
            operator.post(action, Json.object("reason", " ")).isProblem(400, "invalid-request");
            operator.post(action, Json.object("reason", "x".repeat(100_000))).isProblem(413, "content-too-large");
            Answer form = operator.post(action, "reason=x", "Content-Type", "text/plain");
            form.isProblem(415, "unsupported-media-type");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /operations/read-model",
        "POST, /operations/read-model/rebuild",
        "GET, /operations/read-model/audit",
        "GET, /operations/dead-letters",
        "GET, /operations/dead-letters/1",
        "POST, /operations/dead-letters/1/replay"
    })
    void whoeverAcceptsNoJsonGetsNothing(String method, String path) {
        operator.send(method, path, method.equals("GET") ? null : BECAUSE, "Accept", "text/html")
                .isProblem(406, "not-acceptable");
    }
}
