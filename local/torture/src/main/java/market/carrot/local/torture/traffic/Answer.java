package market.carrot.local.torture.traffic;

/**
 * What a client was told.
 *
 * @param status of HTTP; 0 when no answer came
 * @param wtbId 0 when the answer names none
 * @param state of the trade; empty when the answer names none
 * @param problem the last word of the problem's type, or what happened instead of an answer; empty when all is well
 */
public record Answer(int status, long wtbId, String state, String problem) {
    private static final int NO_ANSWER = 0;

    public static Answer none(String what) {
        return new Answer(NO_ANSWER, 0, "", what);
    }

    /** Whether it says what was done; else the same call may be made again. */
    public boolean isClear() {
        return isSuccess()
                || status >= 400 && status < 500 && !isTooEarly()
                || status >= 500 && state.equals("PayFailed");
    }

    /** The answer to a purchase request that stands: 202 says that it is still being undone. */
    public boolean isAnswerToRequest() {
        return isClear() && status != 202;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The same request is being worked on. */
    private boolean isTooEarly() {
        return problem.equals("request-in-progress");
    }

    @Override
    public String toString() {
        return (status == NO_ANSWER ? "no answer" : String.valueOf(status))
                + (state.isEmpty() ? "" : " " + state)
                + (problem.isEmpty() ? "" : " " + problem);
    }
}
