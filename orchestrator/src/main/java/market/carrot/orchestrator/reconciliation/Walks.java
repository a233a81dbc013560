package market.carrot.orchestrator.reconciliation;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks page by page through what product and payment have open, and looks for what no trade knows. One process at a
 * time takes a page; one that dies with it leaves it to the next.
 */
public class Walks {
    private final JdbcClient database;
    private final ReconciliationSettings settings;

    Walks(JdbcClient database, ReconciliationSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** @return the query of the next page, or null when it is not time yet, or another process has it */
    public String nextPage(@ExchangeProperty("walk") String walk) {
        return take(walk, settings.leftoversEvery().toMillis())
                .map(position -> position.isEmpty()
                        ? "limit=" + Reconciliation.PAGE
                        : "limit=" + Reconciliation.PAGE + "&after=" + position)
                .orElse(null);
    }

    /** True when it is time to compare the sagas, and for this process to do it. */
    public boolean isTimeForSagas() {
        return take("sagas", settings.sagasEvery().toMillis()).isPresent();
    }

    private Optional<String> take(String walk, long everyMillis) {
        return database.sql(
                        """
                        update walk set taken_at = clock_timestamp()
                        where name = :walk and taken_at <= clock_timestamp() - :every * interval '1 ms'
                        returning coalesce(position, '')""")
                .param("walk", walk)
                .param("every", everyMillis)
                .query(String.class)
                .optional();
    }

    /**
     * Trades that are over are compared once more. What is reserved or held comes after its trade's row, so whatever has
     * no row now never had one, or its row was lost.
     *
     * @return what to do about trades that there are not
     */
    public List<Repair> unknown(@Body ServiceRecords open) {
        List<Long> wtbIds =
                open.items().stream().map(ServiceRecords.Item::wtbId).toList();
        if (wtbIds.isEmpty()) {
            return List.of();
        }
        database.sql("update wtb set compare_at = clock_timestamp() where id in (:open) and compare_at is null")
                .param("open", wtbIds)
                .update();
        List<Long> known = database.sql("select id from wtb where id in (:open)")
                .param("open", wtbIds)
                .query(Long.class)
                .list();
        return wtbIds.stream()
                .filter(wtbId -> !known.contains(wtbId))
                .map(wtbId -> Repair.of(Repair.Kind.BURY, wtbId))
                .toList();
    }

    /** The service does not know the position: the next page is the first. */
    public void startAgain(@ExchangeProperty("walk") String walk) {
        database.sql("update walk set position = null where name = :walk")
                .param("walk", walk)
                .update();
    }

    /** The page is done: the next one begins where it ended, or at the beginning again. */
    public void done(@ExchangeProperty("walk") String walk, @ExchangeProperty("open") ServiceRecords open) {
        database.sql("update walk set position = :next where name = :walk")
                .param("next", open.next())
                .param("walk", walk)
                .update();
    }
}
