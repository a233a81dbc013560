package market.carrot.acceptance.faults;

import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.Routes;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** C2: my page can be made anew from the topic at any time. */
@Order(Chapter.FAULTS)
class ReadModelRebuiltIT extends Story {
    private static final int SOME = 10;

    /**
     * Fault: an operator has the read model rebuilt, over JMX, while buyers trade without a pause. Must hold: it equals the
     * write side afterwards, for the trades before, during and after.
     */
    @Test
    void myPageIsRightAfterARebuildWhileTradesRun() throws Exception {
        try (Crowd crowd = new Crowd(market, seller);
                Routes routes = Routes.of(system.pid(Part.READ_MODEL))) {
            crowd.buysAgain(SOME);
            routes.send("direct:rebuild-read-model");
            crowd.buysAgain(SOME);

            crowd.wasToldTheTruth();
            crowd.seesItOnMyPage();
        }
    }
}
