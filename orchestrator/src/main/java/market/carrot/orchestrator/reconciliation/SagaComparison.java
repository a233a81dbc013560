package market.carrot.orchestrator.reconciliation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import market.carrot.orchestrator.saga.OpenSagas.Saga;
import market.carrot.orchestrator.trade.Endings;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds the coordinator's sagas against the trades, for the route compare-sagas. */
public class SagaComparison {
    private static final int ROWS_AT_ONCE = 1000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Findings findings;
    private final Endings endings;
    private final ReconciliationSettings settings;
    private final String lraIdsBeginWith;

    SagaComparison(
            JdbcClient database,
            TransactionTemplate transaction,
            Findings findings,
            Endings endings,
            ReconciliationSettings settings,
            String lraIdsBeginWith) {
        this.database = database;
        this.transaction = transaction;
        this.findings = findings;
        this.endings = endings;
        this.settings = settings;
        this.lraIdsBeginWith = lraIdsBeginWith;
    }

    /** @param over final, and for long enough that nobody is about to tell the coordinator */
    private record Row(long wtbId, String lraId, boolean isFinal, boolean over) {}

    /**
     * The trades are read after the coordinator was: a trade that is open now and was open a while ago had its saga when
     * the coordinator answered.
     *
     * @param askedAt when the coordinator was about to be asked
     * @return the sagas to cancel, as it seems; what nobody but an operator can decide is kept as a finding
     */
    public List<Repair> compare(@Body List<Saga> sagas, @ExchangeProperty("askedAt") Instant askedAt) {
        Map<Long, Row> rows = rows(sagas.stream().map(Saga::wtbId).distinct().toList());
        List<Repair> repairs = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        for (Saga saga : sagas) {
            Row row = rows.get(saga.wtbId());
            if (saga.isFailed()) {
                found.add(new Finding(
                        saga.wtbId(), FindingKind.SAGA_FAILED, "%s is %s".formatted(saga.lraId(), saga.status())));
            } else if (saga.isActive() && saga.age().compareTo(settings.untouchedFor()) >= 0) {
                if (row == null || row.over()) {
                    repairs.add(Repair.ofSaga(saga.wtbId(), saga.lraId()));
                } else if (!row.isFinal() && !saga.lraId().equals(row.lraId())) {
                    found.add(new Finding(
                            saga.wtbId(),
                            FindingKind.SAGA_FOREIGN,
                            "its saga is %s, and there is %s".formatted(row.lraId(), saga.lraId())));
                }
            }
        }
        found.addAll(withoutSaga(sagas.stream().map(Saga::wtbId).distinct().toArray(Long[]::new), askedAt));
        transaction.executeWithoutResult(status -> findings.ofSagas(lraIdsBeginWith, found));
        return repairs;
    }

    /**
     * Whether the repair is right now as well: between the comparison and the repair a request that stood still may have
     * gone on, and is a trade. One without a row is kept from ever having one before its saga is touched.
     */
    public boolean isStillRight(@Body Repair repair) {
        return repair.kind() != Repair.Kind.CANCEL_SAGA
                || endings.bury(repair.wtbId())
                || rows(List.of(repair.wtbId())).get(repair.wtbId()).over();
    }

    private List<Finding> withoutSaga(Long[] withSaga, Instant askedAt) {
        // the sweep's index has every trade that is not over
        return database
                .sql(
                        """
                        select id from wtb where due_at is not null and state in ('REQUESTED', 'ACCEPTED')
                        and starts_with(lra_id, :coordinator)
                        and changed_at <= :askedAt::timestamptz - :untouched * interval '1 ms'
                        and not exists (select from unnest(:withSaga::bigint[]) as known (id) where known.id = wtb.id)""")
                .param("coordinator", lraIdsBeginWith)
                .param("askedAt", Timestamp.from(askedAt))
                .param("untouched", settings.untouchedFor().toMillis())
                .param("withSaga", withSaga)
                .query(Long.class)
                .list()
                .stream()
                .map(wtbId -> new Finding(
                        wtbId,
                        FindingKind.SAGA_UNKNOWN,
                        "the coordinator does not know it; it goes on, and will be ended without the coordinator"))
                .toList();
    }

    private Map<Long, Row> rows(List<Long> wtbIds) {
        Map<Long, Row> rows = new HashMap<>();
        for (int from = 0; from < wtbIds.size(); from += ROWS_AT_ONCE) {
            database.sql(
                            """
                            select id, lra_id, state in (:final) as is_final, state in (:final)
                                and changed_at <= clock_timestamp() - :untouched * interval '1 ms' as over
                            from wtb where id in (:wtbIds)""")
                    .param("final", RecordedStates.FINAL)
                    .param("untouched", settings.untouchedFor().toMillis())
                    .param("wtbIds", wtbIds.subList(from, Math.min(from + ROWS_AT_ONCE, wtbIds.size())))
                    .query((row, number) -> new Row(
                            row.getLong("id"),
                            row.getString("lra_id"),
                            row.getBoolean("is_final"),
                            row.getBoolean("over")))
                    .list()
                    .forEach(row -> rows.put(row.wtbId(), row));
        }
        return rows;
    }
}
