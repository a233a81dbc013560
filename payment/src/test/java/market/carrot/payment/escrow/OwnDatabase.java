package market.carrot.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;

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
import market.carrot.payment.PaymentApplication;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentClient;
import market.carrot.payment.support.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on a database of its own, which tests may break, with a small pool of connections. */
abstract class OwnDatabase {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final int CONNECTIONS = 4;
    static final AtomicLong IDS = new AtomicLong();

    static KillablePostgres postgres;
    static ConfigurableApplicationContext service;
    static PaymentClient payment;

    final ExecutorService clients = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() {
        postgres = new KillablePostgres();
        service = new SpringApplication(PaymentApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--carrot.payment.provider=sandbox",
                        "--carrot.identity.issuer-uri=" + Tokens.issuer(),
                        "--carrot.payment.ask-again-after=1s",
                        "--carrot.payment.ask-again-every=300ms",
                        "--spring.datasource.url=" + database().url(),
                        "--spring.datasource.password=" + database().password(),
                        "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                        "--spring.datasource.hikari.connection-timeout=500",
                        "--spring.datasource.hikari.validation-timeout=250");
        payment = new PaymentClient(service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterAll
    static void stop() {
        service.close();
        postgres.close();
    }

    @AfterEach
    void theBooksAgree() {
        clients.shutdownNow();
        assertThat(payment.trialBalance().body().path("balanced").asBoolean()).isTrue();
    }

    static Database database() {
        return postgres.database("payment");
    }

    static Answer health(String group) {
        int port = service.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        return new PaymentClient(port).get("/actuator/health" + group, null);
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
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
        assertThat(answer.retryAfter()).isNotNull();
    }

    static long newTrade() {
        return IDS.incrementAndGet();
    }

    static String newUser(String role) {
        return role + IDS.incrementAndGet();
    }

    static String buyerWith(long amount) {
        String buyer = newUser("buyer");
        assertThat(payment.deposit(buyer, amount).status()).isEqualTo(201);
        return buyer;
    }

    static void isolation(String level) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database payment set default_transaction_isolation = '" + level + "'");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = 'payment' and pid <> pg_backend_pid()");
        }
    }

    static long waiting() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(database().url(), "payment", "payment");
    }
}
