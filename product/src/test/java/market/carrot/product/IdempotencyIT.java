package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import market.carrot.platform.idempotency.IdempotencyKeys;
import market.carrot.platform.idempotency.KeyedRequest;
import market.carrot.platform.problem.ProblemType;
import market.carrot.product.catalogue.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One idempotency key lists one product, and has one answer. */
class IdempotencyIT extends RunningProduct {
    private static final String LAMP = "{\"title\":\"Lamp\",\"price\":500}";

    private final String key = UUID.randomUUID().toString();
    private final String seller = "seller-" + key;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void theSameOfferAgainIsAnsweredTheSameAndListsNothing() {
        Answer first = lists(LAMP).is(201);
        market.call(
                        "PATCH",
                        first.header("Location"),
                        Tokens.ofUser(seller),
                        "{\"price\":400}",
                        "If-Match",
                        first.header("ETag"))
                .is(200);

        Answer again = lists(" {\"price\":\"500\",\"title\":\"Lamp\"}").is(201);

        assertThat(again.json()).isEqualTo(first.json());
        for (String header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(again.header(header)).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(listings()).isEqualTo(1);
    }

    @Test
    void anotherOfferUnderTheSameKeyIsRefused() {
        lists(LAMP).is(201);

        lists("{\"title\":\"Lamp\",\"price\":501}").isRefusal(ProblemType.IDEMPOTENCY_KEY_REUSED);

        assertThat(listings()).isEqualTo(1);
    }

    @Test
    void aKeyIsItsCallersOwn() {
        long mine = lists(LAMP).is(201).number("productId");

        Answer theirs = market.call("POST", "/products", Tokens.ofUser("other-" + key), LAMP, "Idempotency-Key", key);

        assertThat(theirs.is(201).number("productId")).isNotEqualTo(mine);
    }

    @Test
    void anOfferThatDoesNotKeepTheContractDoesNotUseItsKeyUp() {
        lists("{\"title\":\"   \",\"price\":500}").isRefusal(ProblemType.INVALID_REQUEST);

        lists(LAMP).is(201);
    }

    /** Fault: the client is impatient and sends its offer twenty times at once. It is listed once. */
    @Test
    void twentyAtOnceListOneProduct() throws Exception {
        Callable<Answer> offer = () -> lists(LAMP);
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<Future<Answer>> answers = clients.invokeAll(Collections.nCopies(20, offer));

            Answer listed = lists(LAMP).is(201);
            for (Future<Answer> answer : answers) {
                if (answer.get().status() == 201) {
                    assertThat(answer.get().json()).isEqualTo(listed.json());
                } else {
                    assertInProgress(answer.get());
                }
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(listings()).isEqualTo(1);
    }

    /** Fault: another process is in the middle of the key's transaction, and then dies with it. */
    @Test
    void aKeyThatIsBeingClaimedElsewhereIsInProgressUntilItIsFree() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            keys.claim(new KeyedRequest(seller, "list-product", key, new Offer("Lamp", null, 500, null, null)));

            assertInProgress(lists(LAMP));
            status.setRollbackOnly();
        });

        lists(LAMP).is(201);
    }

    @Test
    void anOldKeyIsForgotten() {
        lists(LAMP).is(201);
        database.sql("update idempotency_key set claimed_at = claimed_at - interval '30 days' where caller = :seller")
                .param("seller", seller)
                .update();

        await("forget-idempotency-keys runs by a timer")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    lists(LAMP).is(201);
                    assertThat(listings()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "too-long-"})
    void aKeyKeepsTheContract(String wrong) {
        String sent = wrong.startsWith("too-long") ? wrong.repeat(20) : wrong;

        market.call("POST", "/products", Tokens.ofUser(seller), LAMP, "Idempotency-Key", sent)
                .isRefusal(ProblemType.INVALID_REQUEST);
        assertThat(listings()).isZero();
    }

    private Answer lists(String offer) {
        return market.call("POST", "/products", Tokens.ofUser(seller), offer, "Idempotency-Key", key);
    }

    private static void assertInProgress(Answer answer) {
        assertThat(answer.isRefusal(ProblemType.REQUEST_IN_PROGRESS).header("Retry-After"))
                .isEqualTo("1");
    }

    private long listings() {
        return database.sql("select count(*) from product where seller_id = :seller")
                .param("seller", seller)
                .query(Long.class)
                .single();
    }
}
