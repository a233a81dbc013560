package market.carrot.acceptance.faults;

import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Ask;
import market.carrot.acceptance.market.Json;
import market.carrot.acceptance.market.Person;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** C2: my page can be made anew from the topic at any time. */
@Order(Chapter.FAULTS)
class ReadModelRebuiltIT extends Story {
    private static final int SOME = 10;
    private static final String BECAUSE = Json.object("reason", "An exercise");
    private static final String REBUILD = "/operations/read-model/rebuild";

    private final Person operator = market.operator();

    /**
     * Fault: an operator has the read model rebuilt while buyers trade without a pause, and its process is killed (SIGKILL)
     * while it does that. Must hold: the rebuild is carried on when the process is back; afterwards the read model equals
     * the write side, for the trades before, during and after.
     */
    @Test
    void myPageIsRightAfterARebuildWhileTradesRunAndItsProcessIsKilled() {
        try (Crowd crowd = new Crowd(market, seller)) {
            crowd.buysAgain(SOME);
            market.readModelIsRebuilt();
            operator.post(REBUILD, BECAUSE).is(202);
            system.crash(Part.READ_MODEL);
            try {
                nothingOfItCanBeAsked();
                crowd.buysAgain(SOME);
            } finally {
                system.start(Part.READ_MODEL);
            }

            market.readModelIsRebuilt();
            operator.get("/operations/read-model").is(200).has("/rebuild/state", "Done");
            crowd.wasToldTheTruth();
            crowd.seesItOnMyPage();
        }
    }

    private void nothingOfItCanBeAsked() {
        Stream.of(
                        new Ask("GET", "/operations/read-model", null),
                        new Ask("POST", REBUILD, BECAUSE),
                        new Ask("GET", "/operations/read-model/audit", null),
                        new Ask("GET", "/operations/dead-letters", null),
                        new Ask("GET", "/operations/dead-letters/1", null),
                        new Ask("POST", "/operations/dead-letters/1/replay", BECAUSE))
                .forEach(ask -> ask.by(operator).isProblem(503, "service-unavailable"));
    }
}
