package market.carrot.acceptance.faults;

import java.io.IOException;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Following;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Buyer and seller follow a trade to its end, through the gateway, whatever becomes of their connections. */
@Order(Chapter.FAULTS)
class LiveUpdatesIT extends Story {
    private final Product socks = seller.lists("Socks", PRICE, 2);

    /** Fault: the buyer's connection is cut after each event. Must hold: every event is heard once, in order. */
    @Test
    void aConnectionThatIsCutCostsNothing() throws IOException {
        Trade trade = buyer.requests(socks);
        try (Following asBuyer = buyer.follows(trade);
                Following asSeller = seller.follows(trade)) {
            asBuyer.hears(1).isCutOff();
            seller.accepts(trade).is(200);
            asBuyer.hears(2).isCutOff();
            buyer.finishes(trade).is(200);

            asBuyer.hearsOnly("WtbAdded", "WtbAccepted", "DealFinished");
            asSeller.hearsOnly("WtbAdded", "WtbAccepted", "DealFinished");
        }
    }

    /**
     * Fault: the read model is killed (SIGKILL) while both parties follow a trade, and the trade goes on without it. Must
     * hold: when it is back, they hear what happened meanwhile and afterwards, each event once, in order.
     */
    @Test
    void aReadModelThatIsKilledCostsNothing() {
        Trade trade = buyer.requests(socks);
        try (Following asBuyer = buyer.follows(trade);
                Following asSeller = seller.follows(trade)) {
            asBuyer.hears(1);
            asSeller.hears(1);
            system.crash(Part.READ_MODEL);
            try {
                seller.accepts(trade).is(200);
            } finally {
                system.start(Part.READ_MODEL);
            }
            asBuyer.hears(2);
            buyer.finishes(trade).is(200);

            asBuyer.hearsOnly("WtbAdded", "WtbAccepted", "DealFinished");
            asSeller.hearsOnly("WtbAdded", "WtbAccepted", "DealFinished");
        }
    }
}
