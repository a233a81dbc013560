package market.carrot.orchestrator.trade;

import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a participant answered when it did not do its part of a trade's end: kept, because operators ask for it. */
public class LastAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(LastAnswers.class);
    private static final int LONGEST = 500;
    private static final String KEEP =
            """
            insert into failed_step (wtb_id, participant, answer) values (?, ?, ?)
            on conflict (wtb_id, participant) do update
            set answer = excluded.answer, tries = failed_step.tries + 1, last_at = clock_timestamp()""";

    private static final String DONE =
            "update failed_step set done_at = clock_timestamp() where wtb_id = ? and participant = ?";

    private final JdbcTemplate database;

    LastAnswers(JdbcTemplate database) {
        this.database = database;
    }

    /** @param participant product, payment or coordinator; null when it was none of them */
    public void keep(
            @Header("wtbId") long wtbId,
            @ExchangeProperty("participant") String participant,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        if (participant == null) {
            return;
        }
        try {
            database.update(KEEP, wtbId, participant, words(cause));
        } catch (DataAccessException away) {
            // what it was about goes on, and fails again
            LOG.debug("Not kept", away);
        }
    }

    /** It has done its part now, so what it answered before is not why the trade waits. */
    public void done(@Header("wtbId") long wtbId, @ExchangeProperty("participant") String participant) {
        try {
            database.update(DONE, wtbId, participant);
        } catch (DataAccessException away) {
            LOG.debug("Not noted", away);
        }
    }

    static String words(Exception cause) {
        String words = causes(cause)
                .<String>mapMulti((each, told) -> {
                    if (each instanceof HttpOperationFailedException failure) {
                        told.accept(failure.getStatusCode() + " " + Objects.toString(failure.getResponseBody(), ""));
                    } else if (each instanceof SocketTimeoutException) {
                        told.accept("no answer in time");
                    }
                })
                .findFirst()
                .orElseGet(() -> String.valueOf(causes(cause)
                        .reduce((outer, inner) -> inner)
                        .orElse(cause)
                        .getMessage()));
        String text = words.replace('\0', ' ').strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause);
    }
}
