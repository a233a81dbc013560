package market.carrot.payment.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicLong;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.TestEngines;
import market.carrot.payment.PaymentApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real service on a real PostgreSQL, spoken to over HTTP. One for all integration tests of this module. */
@SpringBootTest(
        classes = PaymentApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "carrot.payment.provider=sandbox",
            "carrot.payment.ask-again-every=300ms",
            "carrot.idempotency.forget-every=300ms",
            "carrot.samples.every=500ms",
            "carrot.samples.rest=0"
        })
public abstract class PaymentIT {
    private static final AtomicLong IDS = new AtomicLong(1000);

    @Autowired
    protected JdbcClient db;

    @LocalServerPort
    private int port;

    protected PaymentClient payment;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        Database database = TestEngines.postgres().database("payment");
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", database::password);
        properties.add("carrot.identity.issuer-uri", Tokens::issuer);
    }

    @BeforeEach
    void connect() {
        payment = new PaymentClient(port);
    }

    /** Whatever a test did, no money was made or lost. */
    @AfterEach
    void theBooksAgree() {
        Answer balance = payment.trialBalance();
        assertThat(balance.status()).isEqualTo(200);
        for (JsonNode currency : balance.body().path("currencies")) {
            assertThat(currency.path("difference").asLong(-1))
                    .as("%s", currency)
                    .isZero();
        }
        assertThat(balance.body().path("balanced").asBoolean()).isTrue();
    }

    /** A second process of this service, on the same database. */
    protected static ServletWebServerApplicationContext anotherProcess() {
        Database database = TestEngines.postgres().database("payment");
        return (ServletWebServerApplicationContext) new SpringApplication(PaymentApplication.class)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--carrot.payment.provider=sandbox",
                        "--carrot.identity.issuer-uri=" + Tokens.issuer(),
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
    }

    /** A trade that no other test uses. */
    protected static long newTrade() {
        return IDS.incrementAndGet();
    }

    /** A user that no other test uses. */
    protected static String newUser(String role) {
        return role + "-" + IDS.incrementAndGet();
    }

    /** A new buyer with that much money. */
    protected String buyerWith(long amount) {
        String buyer = newUser("buyer");
        assertThat(payment.deposit(buyer, amount).status()).isEqualTo(201);
        return buyer;
    }

    protected static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }
}
