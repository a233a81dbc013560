package market.carrot.orchestrator.trade;

/** One LRA as Narayana keeps it, with the habits that the trade has to bear. */
final class ModelCoordinator {
    private enum Lra {
        UNKNOWN,
        ACTIVE,
        CLOSING,
        CANCELLING
    }

    private Lra lra = Lra.UNKNOWN;
    private boolean joined;
    private ModelWork awaited;

    ModelAnswer start() {
        lra = Lra.ACTIVE;
        return ModelAnswer.ok("");
    }

    ModelAnswer join() {
        if (lra != Lra.ACTIVE) {
            return new ModelAnswer(lra == Lra.UNKNOWN ? 404 : 412, "");
        }
        joined = true;
        return ModelAnswer.ok("");
    }

    ModelAnswer status() {
        return lra == Lra.UNKNOWN ? new ModelAnswer(404, "") : ModelAnswer.ok(lra.name());
    }

    /** A second close of a closing LRA cancels it. */
    ModelAnswer close() {
        return end(lra == Lra.ACTIVE ? Lra.CLOSING : Lra.CANCELLING);
    }

    ModelAnswer cancel() {
        return end(Lra.CANCELLING);
    }

    private ModelAnswer end(Lra ending) {
        if (lra == Lra.UNKNOWN) {
            return new ModelAnswer(404, "");
        }
        lra = ending;
        if (!joined) {
            forget();
        }
        return ModelAnswer.ok("");
    }

    boolean isActive() {
        return lra == Lra.ACTIVE;
    }

    boolean isEnding() {
        return lra == Lra.CLOSING || lra == Lra.CANCELLING;
    }

    /** What it tells its participant: true to complete, false to compensate. */
    boolean isClosing() {
        return lra == Lra.CLOSING;
    }

    boolean isKnown() {
        return lra != Lra.UNKNOWN;
    }

    /** Has called its participant, and listens to this answer only. */
    void await(ModelWork callback) {
        awaited = callback;
    }

    /** The participant took longer than two seconds: it will be called again, perhaps while it still works. */
    void giveUpWaiting() {
        awaited = null;
    }

    void answered(ModelWork callback) {
        if (callback == awaited) {
            forget();
        }
    }

    /** It ended, or its store is gone, or something in between has answered 410: all look the same from outside. */
    void forget() {
        lra = Lra.UNKNOWN;
        awaited = null;
    }
}
