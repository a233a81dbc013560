package market.carrot.orchestrator.trade;

import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * Why a request failed, and what may be left of it.
 *
 * @param undoScope what the request may have touched
 */
record Refusal(ProblemType problem, String detail, UndoScope undoScope) {
    /** @param scope what had been touched, or was about to be, when the cause arose; null before the first step */
    static Refusal because(Exception cause, UndoScope scope) {
        UndoScope touched = scope == null ? UndoScope.NOTHING : scope;
        // what the saga's own steps fail with is wrapped by the future they ran in
        for (Throwable known = cause; known != null; known = known.getCause()) {
            if (known instanceof ProblemException problem) {
                return new Refusal(problem.type(), problem.getMessage(), touched);
            }
        }
        return new Refusal(ProblemType.SERVICE_UNAVAILABLE, "The request could not be completed.", touched);
    }

    /** The refusal as the answer; with the trade's id, if there is a trade, so that it can be found later. */
    ProblemException problem(Long wtbId, WtbState state) {
        ProblemException exception = new ProblemException(problem, detail);
        if (wtbId != null) {
            exception.with("wtbId", wtbId).with("state", state);
        }
        return exception;
    }
}
