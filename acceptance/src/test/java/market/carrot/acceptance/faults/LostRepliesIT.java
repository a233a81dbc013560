package market.carrot.acceptance.faults;

import static market.carrot.acceptance.wire.Point.CANCEL;
import static market.carrot.acceptance.wire.Point.CLOSE;
import static market.carrot.acceptance.wire.Point.HOLD;
import static market.carrot.acceptance.wire.Point.JOIN;
import static market.carrot.acceptance.wire.Point.PAYOUT;
import static market.carrot.acceptance.wire.Point.PURCHASE;
import static market.carrot.acceptance.wire.Point.REFUND;
import static market.carrot.acceptance.wire.Point.RELEASE;
import static market.carrot.acceptance.wire.Point.RESERVE;
import static market.carrot.acceptance.wire.Point.SALE;
import static market.carrot.acceptance.wire.Point.SETTLE;
import static market.carrot.acceptance.wire.Point.START;
import static market.carrot.acceptance.wire.Point.UNDO;

import java.util.List;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.wire.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The work was done, and nobody was told. */
@Order(Chapter.FAULTS)
class LostRepliesIT extends Story {
    private final Cohort cohort = new Cohort(market, seller);

    @AfterEach
    void heal() {
        faults.heal();
    }

    /**
     * Fault: the reply is lost, of one trade each, on start, join, reserve, hold and the purchase itself; on cancel, its
     * callback, refund and release; on close, its callback, payout and sale. Must hold: what was done is done once, or
     * undone; every trade comes to rest, its key has one answer, its money and its unit went the way its state says.
     */
    @Test
    void whatWasDoneWithoutAReplyIsDoneOnce() {
        List.of(START, JOIN, RESERVE, HOLD, PURCHASE)
                .forEach(point -> cohort.buys(
                        faults.at(point).afterwards().ofTheNextTrade().loseTheReply()));
        List.of(CANCEL, UNDO, REFUND, RELEASE).forEach(point -> {
            Trade trade = cohort.requested();
            cohort.rejects(trade, faults.at(point).afterwards().of(trade).loseTheReply());
        });
        List.of(CLOSE, SETTLE, PAYOUT, SALE).forEach(point -> {
            Trade trade = cohort.accepted();
            cohort.finishes(trade, faults.at(point).afterwards().of(trade).loseTheReply());
        });

        cohort.faults().forEach(Fault::awaitStrike);
        cohort.endsRight();
    }
}
