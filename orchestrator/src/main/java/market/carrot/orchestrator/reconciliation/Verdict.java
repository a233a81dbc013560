package market.carrot.orchestrator.reconciliation;

import market.carrot.orchestrator.trade.Outcome;
import market.carrot.orchestrator.trade.Step;
import market.carrot.orchestrator.trade.WtbState;

/** What a service's step means, held against the trade's record. */
enum Verdict {
    RIGHT,
    /** The trade is over, and the service was left behind: undo. */
    UNDO,
    /** The trade is over, and the service was left behind: settle. */
    SETTLE,
    /** The trade counts on what the service never did. */
    MISSING,
    /** The service has done what the trade did not want. */
    AGAINST_OUTCOME,
    /** Nobody can say what the service has done. */
    UNCLEAR;

    /** @param outcome null as long as nothing is decided */
    static Verdict on(WtbState state, Outcome outcome, Step step) {
        if (outcome == null) {
            return undecided(state, step);
        }
        boolean over = state.isFinal();
        return switch (step) {
            case NONE -> outcome.settles() ? MISSING : RIGHT;
            case OPEN -> !over ? RIGHT : outcome.settles() ? SETTLE : UNDO;
            case UNDONE -> outcome.settles() ? AGAINST_OUTCOME : RIGHT;
            case SETTLED -> outcome.settles() ? RIGHT : AGAINST_OUTCOME;
            case UNCLEAR -> UNCLEAR;
        };
    }

    private static Verdict undecided(WtbState state, Step step) {
        if (step == Step.UNCLEAR) {
            return UNCLEAR;
        }
        // a request that is being made may be anywhere; when its time is over, the sweep undoes it
        if (state == WtbState.REQUESTING || step == Step.OPEN) {
            return RIGHT;
        }
        return step == Step.NONE ? MISSING : AGAINST_OUTCOME;
    }
}
