package market.carrot.local.torture.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** All that knows something of the trades: the databases, the coordinator and the topic. */
public final class Witnesses {
    private final JdbcClient orchestrator;
    private final JdbcClient product;
    private final JdbcClient payment;
    private final JdbcClient view;
    private final Coordinator coordinator;
    private final Topic topic;

    public Witnesses(Addresses addresses) {
        orchestrator = postgres(addresses, "orchestrator");
        product = postgres(addresses, "product");
        payment = postgres(addresses, "payment");
        view = client(addresses.mariaDb("view"), "view");
        coordinator = new Coordinator(addresses);
        topic = new Topic(addresses.authority(Part.KAFKA));
    }

    private static JdbcClient postgres(Addresses addresses, String database) {
        return client(addresses.postgres(database), database);
    }

    private static JdbcClient client(String url, String database) {
        return JdbcClient.create(new DriverManagerDataSource(url, database, database));
    }

    /** All they know. */
    public Evidence hear() throws IOException, InterruptedException {
        return new Evidence(
                rows(orchestrator, WtbRow.QUERY, WtbRow.class),
                rows(payment, HoldRow.QUERY, HoldRow.class),
                rows(payment, TransferRow.QUERY, TransferRow.class),
                rows(payment, WalletRow.QUERY, WalletRow.class),
                rows(product, ReservationRow.QUERY, ReservationRow.class),
                rows(product, ProductRow.QUERY, ProductRow.class),
                topic.read(),
                rows(view, ViewRow.QUERY, ViewRow.class),
                rows(view, TimelineRow.QUERY, TimelineRow.class),
                coordinator.sagas(),
                rows(orchestrator, FindingRow.QUERY, FindingRow.class));
    }

    /** The idempotency keys of all trades. */
    public Set<String> keys() {
        return orchestrator
                .sql("select idempotency_key from wtb where idempotency_key is not null")
                .query(String.class)
                .set();
    }

    /** What is still to be done before all is quiet, in words; empty when it is. */
    public String unrest() throws IOException, InterruptedException {
        long open = count(
                orchestrator,
                "select count(*) from wtb where state not in ('REJECTED', 'CANCELLED', 'EXPIRED', 'FINISHED', 'PAY_FAILED')");
        long unpublished = count(orchestrator, "select count(*) from outbox");
        long told = count(orchestrator, "select coalesce(sum(events), 0) from wtb");
        long known = count(view, "select count(*) from timeline_entry");
        long findings = count(orchestrator, "select count(*) from finding");
        long sagas = open > 0 ? 0 : coordinator.sagas().size();
        if (open + unpublished + sagas + findings == 0 && told == known) {
            return "";
        }
        return "%d trades open, %d events unpublished, %d of %d events on my page, %d LRAs open, %d findings"
                .formatted(open, unpublished, known, told, sagas, findings);
    }

    /** Takes all that the read model knows away from it. */
    public void emptyReadModel() {
        view.sql("delete from timeline_entry").update();
        view.sql("delete from trade").update();
        topic.forgetReader("read-model");
    }

    private static long count(JdbcClient client, String query) {
        return client.sql(query).query(Long.class).single();
    }

    private static <T> List<T> rows(JdbcClient client, String query, Class<T> type) {
        return client.sql(query).query(type).list();
    }
}
