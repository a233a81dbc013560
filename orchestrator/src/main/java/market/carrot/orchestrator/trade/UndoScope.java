package market.carrot.orchestrator.trade;

/**
 * What a trade's undo has to reach: everything the request may have touched. It grows before each step, and shrinks only
 * when it is certain that the step did nothing (refused, or never sent). So a trade that failed because payment is down
 * does not need payment to be undone.
 */
public enum UndoScope {
    /** Nothing was touched. */
    NOTHING,
    /** A unit may be reserved. */
    RESERVATION,
    /** A unit may be reserved and money may be held. */
    RESERVATION_AND_HOLD;

    /** The exchange property in which a request carries its scope. */
    static final String PROPERTY = "undoScope";

    UndoScope withoutLastStep() {
        return this == RESERVATION_AND_HOLD ? RESERVATION : NOTHING;
    }

    boolean reachesReservation() {
        return this != NOTHING;
    }

    boolean reachesHold() {
        return this == RESERVATION_AND_HOLD;
    }
}
