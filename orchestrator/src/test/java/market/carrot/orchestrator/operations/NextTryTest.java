package market.carrot.orchestrator.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import market.carrot.orchestrator.trade.Outcome;
import market.carrot.orchestrator.trade.WtbState;
import org.junit.jupiter.api.Test;

/** Who comes next by itself. The trade was decided at noon, its last failure was a minute later. */
class NextTryTest {
    private static final Instant NOON = Instant.parse("2021-06-08T12:00:00Z");
    private static final Instant FAILED = NOON.plusSeconds(60);
    private static final Instant DUE = NOON.plusSeconds(75);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void theCoordinatorRepeatsWhatItHasBegun() {
        NextTry soon = new NextTry(FAILED.plusSeconds(10), "coordinator");

        assertThat(next(decided("payment", FAILED), true)).isEqualTo(soon);
        assertThat(next(decided("payment", FAILED), null)).isEqualTo(soon);
    }

    @Test
    void aTryThatShouldHaveComeIsExpectedNow() {
        Instant later = FAILED.plusSeconds(30);

        assertThat(next(decided("product", later), true)).isEqualTo(new NextTry(later, "coordinator"));
    }

    @Test
    void theSweepTellsACoordinatorThatWasNotToldOrKnowsNothing() {
        NextTry sweep = new NextTry(DUE, "sweep");

        assertThat(next(decided("coordinator", FAILED), null)).isEqualTo(sweep);
        assertThat(next(decided(null, FAILED), null)).isEqualTo(sweep);
        assertThat(next(decided("payment", FAILED), false)).isEqualTo(sweep);
    }

    @Test
    void whatIsUndecidedIsTheSweeps() {
        assertThat(next(trade(WtbState.REQUESTED, null, null, FAILED, null), false))
                .isEqualTo(new NextTry(DUE, "sweep"));
    }

    @Test
    void anOperatorsWishComesFirst() {
        assertThat(next(trade(WtbState.REJECTING, Outcome.REJECTED, "payment", FAILED, FAILED), true))
                .isEqualTo(new NextTry(FAILED, "sweep"));
    }

    @Test
    void nobodyComesWhenItIsOver() {
        assertThat(next(trade(WtbState.REJECTED, Outcome.REJECTED, "payment", FAILED, null), null))
                .isNull();
    }

    private static NextTry next(TradeRecord trade, Boolean isEnding) {
        return NextTry.of(trade, isEnding, TEN_SECONDS);
    }

    /** @param failed who failed last; null for nobody */
    private static TradeRecord decided(String failed, Instant now) {
        return trade(WtbState.REJECTING, Outcome.REJECTED, failed, now, null);
    }

    private static TradeRecord trade(
            WtbState state, Outcome outcome, String failed, Instant now, Instant retryAskedAt) {
        TradeItem item = new TradeItem(
                7, state, false, 1, "Bike", "bea", "sam", 3000, "KRW", 5L, null, NOON, null, null, NOON, null, null,
                null);
        FailedStep failure = failed == null ? null : new FailedStep(failed, "500", 1, FAILED, FAILED, null);
        return new TradeRecord(
                item, outcome, "lra", null, 1, NOON, null, NOON, null, DUE, retryAskedAt, NOON, now, failure);
    }
}
