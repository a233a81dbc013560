package market.carrot.acceptance.faults;

import static market.carrot.acceptance.wire.Point.CANCEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.acceptance.Chapter;
import market.carrot.acceptance.Story;
import market.carrot.acceptance.market.Answer;
import market.carrot.acceptance.market.Patience;
import market.carrot.acceptance.market.Product;
import market.carrot.acceptance.market.Trade;
import market.carrot.acceptance.system.Part;
import market.carrot.acceptance.system.WrongClock;
import market.carrot.acceptance.wire.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The wall clock of one process jumps: by more than the parties have for a whole trade (72 hours to decide, 168 to finish),
 * and by less than its saga may live (a day more). Deadlines run on the database's clock.
 */
@Order(Chapter.FAULTS)
class ClockJumpIT extends Story {
    private static final String AHEAD = "PT250H";
    private static final String BACK = "PT-250H";

    private final Product socks = seller.lists("Socks", PRICE, 10);
    private final Trade requested = buyer.requests(socks);
    private final Trade accepted = accepted();
    private final Trade toReject = buyer.requests(socks);
    private final Trade toCancel = buyer.requests(socks);
    private final Trade toFinish = accepted();

    @AfterEach
    void heal() {
        faults.heal();
    }

    /**
     * Fault: the clock of one of the two processes that trade jumps, with trades open in all states, and one about to be
     * rejected; that process alone looks for deadlines for a while. Must hold: nothing ends by itself. To the process
     * every token is from another time, so it refuses (401) its half of what parties ask, and of the coordinator's
     * callbacks; what the other one takes, purchases as well as decisions, is carried out in the end. Operators have
     * nothing to look at. When the clock is right both processes serve again, and what was open goes on.
     */
    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BACK})
    void aTradersWrongClockEndsNoTrade(Duration jump) {
        Trade rejecting = buyer.requests(socks);
        Fault notDone = faults.at(CANCEL).of(rejecting).times(Integer.MAX_VALUE).answer(503, "");
        seller.rejects(rejecting).is(202).has("/state", "Rejecting");
        WrongClock clock = new WrongClock(system.pid(Part.TRADE));

        clock.jump(jump);
        try {
            looksForDeadlinesAlone(notDone);
            faults.heal();
            // the balancer takes turns
            assertThat(Stream.generate(() -> buyer.get("/wtbs/" + requested.wtbId()))
                            .limit(4))
                    .extracting(Answer::status)
                    .containsOnly(200, 401);
            decides(() -> seller.rejects(toReject));
            decides(() -> buyer.cancels(toCancel));
            decides(() -> buyer.finishes(toFinish));
            Trade bought = new Trade(
                    servedByTheOther(() -> buyer.asksFor(socks)).is(201).number("/wtbId"), socks, buyer);

            areAsDecided(Map.of(requested, "REQUESTED", accepted, "ACCEPTED", bought, "REQUESTED"));
        } finally {
            clock.setRight();
        }

        buyersAreServed();
        assertThat(rejecting.becomes("Rejected").isBookedAs("Rejected")).isTrue();
        goesOn(1);
    }

    /**
     * Fault: the coordinator's clock jumps, with trades open in all states. Must hold: no saga runs out of time, nothing
     * ends by itself. The coordinator refuses all services, so it is as if it were down: no trade begins (503, nothing
     * charged), decisions are taken (202), and carried out when its clock is right. Operators have nothing to look at.
     */
    @ParameterizedTest
    @ValueSource(strings = {AHEAD, BACK})
    void theCoordinatorsWrongClockEndsNoTrade(Duration jump) {
        long before = buyer.balance();
        WrongClock clock = new WrongClock(system.pid(Part.LRA_COORDINATOR));

        clock.jump(jump);
        try {
            seller.rejects(toReject).is(202).has("/state", "Rejecting");
            buyer.cancels(toCancel).is(202).has("/state", "Cancelling");
            buyer.finishes(toFinish).is(202).has("/state", "Finishing");
            buyer.asksFor(socks).isProblem(503, "coordinator-unavailable").saysWhenToTryAgain();

            assertThat(buyer.balance()).isEqualTo(before);
            areAsDecided(Map.of(
                    requested, "REQUESTED",
                    accepted, "ACCEPTED",
                    toReject, "REJECTING",
                    toCancel, "CANCELLING",
                    toFinish, "FINISHING"));
        } finally {
            clock.setRight();
        }

        buyersAreServed();
        goesOn(0);
    }

    /** The other process is frozen until this one repeats what was not done: it sweeps, and finds what is due. */
    private void looksForDeadlinesAlone(Fault notDone) {
        system.freeze(Part.TRADE_2);
        try {
            notDone.awaitAnotherStrike();
        } finally {
            system.thaw(Part.TRADE_2);
        }
    }

    private static void decides(Supplier<Answer> decision) {
        assertThat(servedByTheOther(decision).status()).isIn(200, 202);
    }

    private static Answer servedByTheOther(Supplier<Answer> call) {
        return Patience.await("the process whose clock is right").until(call::get, answer -> answer.status() != 401);
    }

    /** As the database has it, since a process may refuse to tell; and nobody reports anything about these trades. */
    private void areAsDecided(Map<Trade, String> states) {
        Map<Long, String> expected = states.entrySet().stream()
                .collect(Collectors.toMap(state -> state.getKey().wtbId(), Map.Entry::getValue));
        String ids = expected.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        assertThat(market.tables("orchestrator").map("select id, state from wtb where id in " + ids))
                .isEqualTo(expected);
        assertThat(market.tables("orchestrator").map("select wtb_id, kind from finding where wtb_id in " + ids))
                .isEmpty();
    }

    /**
     * What was decided is done once; what was left open is decided now, by one process or the other.
     *
     * @param bought trades that stay open
     */
    private void goesOn(int bought) {
        assertThat(requested.isBookedAs("Requested")).isTrue();
        assertThat(accepted.isBookedAs("Accepted")).isTrue();
        seller.accepts(requested).is(200);
        buyer.finishes(requested);
        buyer.finishes(accepted);
        for (Trade trade : List.of(requested, accepted, toFinish)) {
            assertThat(trade.becomes("Finished").isBookedAs("Finished")).isTrue();
        }
        assertThat(toReject.becomes("Rejected").isBookedAs("Rejected")).isTrue();
        assertThat(toCancel.becomes("Cancelled").isBookedAs("Cancelled")).isTrue();
        assertThat(seller.balance()).isEqualTo(3 * PRICE);
        assertThat(buyer.balance()).isEqualTo((10 - 3 - bought) * PRICE);
        socks.now().has("/available", 10 - 3 - bought);
    }

    private Trade accepted() {
        Trade trade = buyer.requests(socks);
        seller.accepts(trade).is(200);
        return trade;
    }
}
