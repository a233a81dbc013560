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
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Killer;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.wire.Fault;
import market.carrot.acceptance.wire.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} before and after each step of a trade, of each process. One kill meets many trades, each of them held at
 * a step of its own. The steps that are calls bracket the commits between them: {@code Requesting} is committed after
 * join's reply and before reserve's request, {@code Requested} after hold's reply and before the purchase's.
 */
@Order(Chapter.FAULTS)
class KilledAtEveryStepIT extends Story {
    private static final Logger LOG = LoggerFactory.getLogger(KilledAtEveryStepIT.class);
    private static final List<Point> FORWARD = List.of(START, JOIN, RESERVE, HOLD);
    private static final List<Point> UNDOING = List.of(CANCEL, UNDO, REFUND, RELEASE);
    private static final List<Point> SETTLING = List.of(CLOSE, SETTLE, PAYOUT, SALE);
    /** Before and after each. */
    private static final int ENDS = 2 * UNDOING.size();

    private final Cohort cohort = new Cohort(market, seller);

    enum Victim {
        ORCHESTRATOR(Part.TRADE, Part.TRADE_2),
        PRODUCT(Part.PRODUCT),
        PAYMENT(Part.PAYMENT),
        COORDINATOR(Part.LRA_COORDINATOR),
        GATEWAY(Part.GATEWAY),
        KAFKA(Part.KAFKA),
        POSTGRESQL(Part.POSTGRES),
        MARIADB(Part.MARIADB);

        private final Part[] parts;

        Victim(Part... parts) {
            this.parts = parts;
        }
    }

    @AfterEach
    void heal() {
        faults.heal();
    }

    /**
     * Fault: the victim is killed while one trade is before, and another after, each step: start, join, reserve, hold, the
     * answer; cancel, its callback, refund, release, the undo's end; close, its callback, payout, sale, the settlement's
     * end. What was on its way arrives afterwards. Must hold: every trade comes to rest, what its party was told is true,
     * its money and its unit went the way its state says, its key has one answer, and open trades can be ended.
     */
    @ParameterizedTest
    @EnumSource
    void everyTradeEndsRightWhoeverIsKilled(Victim victim) {
        buyersAreServed();
        List<Trade> toReject = Stream.generate(cohort::requested).limit(ENDS).toList();
        List<Trade> toFinish = Stream.generate(cohort::accepted).limit(ENDS).toList();
        Killer killer = system.killerOf(victim.parts);

        FORWARD.forEach(point -> {
            cohort.buys(faults.at(point).ofTheNextTrade().hold());
            cohort.buys(faults.at(point).afterwards().ofTheNextTrade().hold());
        });
        cohort.buys(faults.at(PURCHASE).afterwards().ofTheNextTrade().hold());
        // those whose callers wait longest come first
        disturb(toReject, toFinish, 0);
        disturb(toReject, toFinish, ENDS / 2);
        long waiting = cohort.faults().stream().filter(Fault::isStillWaitedFor).count();
        killer.kill();
        LOG.info(
                "{} killed; {} of {} calls were waited for",
                victim,
                waiting,
                cohort.faults().size());
        faults.heal();
        system.start(victim.parts);

        cohort.endsRight();
    }

    private void disturb(List<Trade> toReject, List<Trade> toFinish, int from) {
        for (int i = from; i < from + ENDS / 2; i++) {
            cohort.rejects(toReject.get(i), atStep(i, UNDOING, toReject.get(i)));
            cohort.finishes(toFinish.get(i), atStep(i, SETTLING, toFinish.get(i)));
        }
        cohort.faults().forEach(Fault::awaitStrike);
    }

    private Fault atStep(int i, List<Point> steps, Trade trade) {
        Fault fault = faults.at(steps.get(i / 2)).of(trade);
        return (i % 2 == 0 ? fault : fault.afterwards()).hold();
    }
}
