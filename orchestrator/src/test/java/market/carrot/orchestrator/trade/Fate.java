package market.carrot.orchestrator.trade;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.Supplier;

/** What becomes of one call or one transaction of the modelled trade. */
enum Fate {
    /** Done and answered. */
    DONE,
    /** The connection is refused, the transaction rolled back: nothing happened, and the caller knows. */
    NEVER_SENT,
    /** Done, but the caller is never told. */
    ANSWER_LOST,
    /** The caller gives up; the call arrives later. */
    LATE,
    /** The service says no for a reason of the trade: no unit is free, the wallet is empty. */
    REFUSED,
    /** Something in between answers in the service's place, which never hears of it. */
    FALSE_ANSWER,
    /** Done, but something in between gives another answer. */
    FALSE_ANSWER_THOUGH_DONE;

    private static final ModelAnswer FALSE = new ModelAnswer(410, "<html>gone</html>");

    /** @param underway takes the call that arrives later */
    ModelAnswer call(Supplier<ModelAnswer> service, List<Runnable> underway) throws IOException {
        switch (this) {
            case NEVER_SENT -> throw new ConnectException("refused");
            case FALSE_ANSWER -> {
                return FALSE;
            }
            case FALSE_ANSWER_THOUGH_DONE -> {
                service.get();
                return FALSE;
            }
            case LATE -> {
                underway.add(service::get);
                throw new SocketTimeoutException("no answer in time");
            }
            case ANSWER_LOST -> {
                service.get();
                throw new SocketTimeoutException("the answer is lost");
            }
            default -> {
                return service.get();
            }
        }
    }

    <T> T transaction(Supplier<T> body) throws IOException {
        if (this == NEVER_SENT || this == LATE || this == FALSE_ANSWER) {
            throw new IOException("rolled back");
        }
        T result = body.get();
        if (this == ANSWER_LOST || this == FALSE_ANSWER_THOUGH_DONE) {
            throw new IOException("committed, and the connection is lost");
        }
        return result;
    }
}
