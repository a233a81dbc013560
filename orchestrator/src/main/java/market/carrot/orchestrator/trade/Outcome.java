package market.carrot.orchestrator.trade;

/**
 * How a trade ends, recorded before anything is undone or settled. From then on the record decides, whatever the
 * coordinator asks for.
 */
public enum Outcome {
    /** The seller did not want it: refund. */
    REJECTED(WtbState.REJECTING, WtbState.REJECTED, EventType.WTB_REJECTED),
    /** The buyer changed the mind: refund. */
    CANCELLED(WtbState.CANCELLING, WtbState.CANCELLED, EventType.WTB_CANCELLED),
    /** Silence of the seller, or the end of the saga's time limit: refund. */
    EXPIRED(WtbState.EXPIRING, WtbState.EXPIRED, EventType.WTB_EXPIRED),
    /** The request never came about: whatever it did is undone. */
    PAY_FAILED(WtbState.REQUESTING, WtbState.PAY_FAILED, EventType.WTB_PAY_FAILED),
    /** The deal is done: payout. */
    FINISHED(WtbState.FINISHING, WtbState.FINISHED, EventType.DEAL_FINISHED);

    private final WtbState meanwhile;
    private final WtbState finalState;
    private final EventType event;

    Outcome(WtbState meanwhile, WtbState finalState, EventType event) {
        this.meanwhile = meanwhile;
        this.finalState = finalState;
        this.event = event;
    }

    /** The state a reader sees until the outcome is carried out. */
    WtbState meanwhile() {
        return meanwhile;
    }

    public WtbState finalState() {
        return finalState;
    }

    public EventType event() {
        return event;
    }

    /** True when the saga is closed (the seller is paid), false when it is cancelled (the buyer is refunded). */
    public boolean settles() {
        return this == FINISHED;
    }
}
