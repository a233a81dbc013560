package market.carrot.orchestrator.trade;

/**
 * Whether an intervention is safe.
 *
 * @param why what will happen, or why not
 */
public record Judgement(Kind kind, String why) {

    /** What the button does. */
    enum Kind {
        /** It does what it says. */
        SAFE,
        /** It does nothing, and no harm. */
        POINTLESS,
        /** It refuses. */
        UNSAFE,
        /** It refuses now: who would have to be asked does not answer. */
        UNKNOWN
    }

    static Judgement safe(String why) {
        return new Judgement(Kind.SAFE, why);
    }

    static Judgement pointless(String why) {
        return new Judgement(Kind.POINTLESS, why);
    }

    static Judgement unsafe(String why) {
        return new Judgement(Kind.UNSAFE, why);
    }

    /** False: the button refuses. */
    public boolean isSafe() {
        return kind == Kind.SAFE || kind == Kind.POINTLESS;
    }

    Judgement butNot(boolean spoilt, String reason) {
        return isSafe() && spoilt ? unsafe(reason) : this;
    }

    Judgement butNotNow(boolean unknown, String reason) {
        return isSafe() && unknown ? new Judgement(Kind.UNKNOWN, reason + " Ask again when it answers.") : this;
    }

    Judgement orSafe(String consequence) {
        return isSafe() ? safe(consequence) : this;
    }

    /** Something more to know before it is done. */
    Judgement adding(boolean holds, String warning) {
        return isSafe() && holds ? safe(why + " " + warning) : this;
    }
}
