package market.carrot.orchestrator.trade;

/**
 * How the saga of a trade has to be ended now.
 *
 * @param lraId the LRA, as the URL that the coordinator gave; null only when there is nothing to do
 * @param asked true when an operator asked for this try: it is made even if the coordinator is about to make one itself
 */
public record SagaEnding(String lraId, Verb verb, boolean asked) {

    /** What to tell the coordinator. */
    public enum Verb {
        /** Close the saga: settle the trade. */
        CLOSE,
        /** Cancel the saga: undo the trade. */
        CANCEL,
        /** The trade goes on, or is over already. */
        NOTHING
    }

    static SagaEnding of(Wtb wtb) {
        if (wtb.state().isFinal() || wtb.outcome().isEmpty()) {
            return new SagaEnding(wtb.lraId(), Verb.NOTHING, false);
        }
        return new SagaEnding(wtb.lraId(), wtb.outcome().get().settles() ? Verb.CLOSE : Verb.CANCEL, false);
    }

    /** The same, because an operator asked for it. */
    SagaEnding askedFor() {
        return new SagaEnding(lraId, verb, verb != Verb.NOTHING);
    }

    static SagaEnding cancelling(String lraId) {
        return new SagaEnding(lraId, lraId == null ? Verb.NOTHING : Verb.CANCEL, false);
    }
}
