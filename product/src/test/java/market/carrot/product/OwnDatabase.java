package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.KillablePostgres;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a database of its own, which tests may break, with a small pool of connections; and one product. */
abstract class OwnDatabase {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final int CONNECTIONS = 4;
    static final int UNITS = 1_000_000;
    static final AtomicLong TRADES = new AtomicLong();
    static final String SERVICE_TOKEN = Tokens.ofOrchestrator();

    static KillablePostgres postgres;
    static ConfigurableApplicationContext service;
    static MarketClient market;
    static long bike;

    final ExecutorService clients = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() throws IOException {
        postgres = new KillablePostgres();
        service = SpringApplication.run(
                ProductApplication.class,
                "--server.port=0",
                "--management.server.port=0",
                "--spring.datasource.url=" + database().url(),
                "--spring.datasource.password=" + database().password(),
                "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                "--spring.datasource.hikari.connection-timeout=500",
                "--spring.datasource.hikari.validation-timeout=250",
                "--carrot.samples.every=500ms",
                "--carrot.identity.issuer-uri=" + Tokens.issuer());
        try (var contract = PluginHelper.getResourceLoader(service.getBean(CamelContext.class))
                .resolveResource("contract:product")
                .getInputStream()) {
            market = new MarketClient(
                    service.getEnvironment().getRequiredProperty("local.server.port", Integer.class),
                    new String(contract.readAllBytes(), StandardCharsets.UTF_8));
        }
        String offer = "{\"title\":\"Bike\",\"price\":3000,\"quantity\":%d}".formatted(UNITS);
        bike = market.call("POST", "/products", Tokens.ofUser("seller"), offer)
                .is(201)
                .number("productId");
    }

    @AfterAll
    static void stop() {
        service.close();
        postgres.close();
    }

    @AfterEach
    void stockAndReservationsTellTheSameStory() throws SQLException {
        clients.shutdownNow();
        assertThat(count("select count(*) from product p where reserved + sold <> (select count(*) from reservation"
                        + " where product_id = p.id and state in ('Reserved', 'Sold'))"))
                .isZero();
    }

    /** Sends a call until it is done: what is in between may only be "not now". */
    static Answer repeated(Supplier<Answer> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = call.get();
        while (answer.status() != 200) {
            assertNotNow(answer);
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            answer = call.get();
        }
        return answer;
    }

    static void assertNotNow(Answer answer) {
        answer.isRefusal(ProblemType.SERVICE_UNAVAILABLE);
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    static int health(String group) throws IOException {
        String port = service.getEnvironment().getRequiredProperty("local.management.port");
        URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health" + group);
        return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode();
    }

    static Answer reserve(long trade) {
        String body = "{\"buyerId\":\"bea\",\"price\":3000,\"currency\":\"KRW\"}";
        return market.call("PUT", "/products/" + bike + "/reservations/" + trade, SERVICE_TOKEN, body);
    }

    static Answer put(long trade, String end) {
        return market.call("PUT", "/products/" + bike + "/reservations/" + trade + end, SERVICE_TOKEN, null);
    }

    static long newTrade() {
        return TRADES.incrementAndGet();
    }

    static void isolation(String level) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database product set default_transaction_isolation = '" + level + "'");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = 'product' and pid <> pg_backend_pid()");
        }
    }

    static long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static Database database() {
        return postgres.database("product");
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(database().url(), "product", "product");
    }
}
