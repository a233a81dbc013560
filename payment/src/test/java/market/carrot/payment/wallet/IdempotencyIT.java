package market.carrot.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentClient;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import market.carrot.platform.idempotency.IdempotencyKeys;
import market.carrot.platform.idempotency.KeyedRequest;
import market.carrot.platform.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One idempotency key moves money once, and has one answer. */
class IdempotencyIT extends PaymentIT {
    private static final long REFUSED_AMOUNT = 402;

    private final String user = newUser("user");
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(strings = {"deposits", "withdrawals"})
    void theSameRequestAgainIsAnsweredTheSameAndMovesNothing(String movement) {
        payment.deposit(user, 10_000);
        Answer first = payment.move(movement, user, 1000, key);
        payment.deposit(user, 5);
        long balance = payment.balance(user);

        Answer again = payment.move(movement, user, 1000, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(payment.balance(user)).isEqualTo(balance);
    }

    @Test
    void otherWordsForTheSameRequestAreTheSame() {
        Answer first = payment.move("deposits", user, 1000, key);

        assertThat(deposit("""
                {"currency":"KRW","amount":"1000"}"""))
                .isEqualTo(first);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        payment.move("deposits", user, 1000, key);

        assertRefused(payment.move("deposits", user, 1001, key), 422, "idempotency-key-reused");
        assertRefused(deposit("""
                {"amount":1000,"currency":"USD"}"""), 422, "idempotency-key-reused");
        assertThat(payment.balance(user)).isEqualTo(1000);
    }

    @Test
    void aKeyIsItsCallersAndItsOperationsOwn() {
        payment.move("deposits", user, 1000, key);

        assertThat(payment.move("withdrawals", user, 1000, key).status()).isEqualTo(201);
        assertThat(payment.move("deposits", newUser("another"), 1000, key).number("balance"))
                .isEqualTo(1000);
    }

    @Test
    void anEmptyWalletIsTheAnswerEvenWhenItIsFullAgain() {
        Answer first = payment.move("withdrawals", user, 1000, key);
        payment.deposit(user, 1000);

        assertRefused(first, 402, "insufficient-funds");
        assertThat(payment.move("withdrawals", user, 1000, key)).isEqualTo(first);
        assertThat(payment.move("withdrawals", user, 1000, UUID.randomUUID().toString())
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposits", "withdrawals"})
    void whatTheProviderRefusesIsRefusedAgain(String movement) {
        payment.deposit(user, 1000);
        Answer first = payment.move(movement, user, REFUSED_AMOUNT, key);

        assertRefused(first, 402, "provider-refused");
        assertThat(payment.move(movement, user, REFUSED_AMOUNT, key)).isEqualTo(first);
        assertThat(orders(REFUSED_AMOUNT)).isEqualTo(1);
        assertThat(payment.balance(user)).isEqualTo(1000);
    }

    /** Fault: the client is impatient, and its requests reach two processes at the same time. Money moves once. */
    @Test
    void twentyAtOnceAtTwoProcessesMoveMoneyOnce() throws Exception {
        payment.deposit(user, 1000);
        try (ServletWebServerApplicationContext second = anotherProcess()) {
            PaymentClient there = new PaymentClient(second.getWebServer().getPort());
            for (String movement : List.of("deposits", "withdrawals")) {
                List<Callable<Answer>> requests = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    PaymentClient process = i % 2 == 0 ? payment : there;
                    requests.add(() -> process.move(movement, user, 700, key));
                }

                List<Answer> answers = together(requests);

                Answer booked = there.move(movement, user, 700, key);
                assertThat(booked.status()).isEqualTo(201);
                assertThat(answers).contains(booked).allSatisfy(answer -> {
                    if (!answer.equals(booked)) {
                        assertInProgress(answer);
                    }
                });
            }
        }
        assertThat(orders(700)).isEqualTo(2);
        assertThat(payment.balance(user)).isEqualTo(1000);
    }

    /** Fault: another process is in the middle of the key's first transaction, and then dies with it. */
    @Test
    void aKeyThatIsBeingClaimedElsewhereIsInProgressUntilItIsFree() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            keys.claim(new KeyedRequest(user, "deposit", key, Money.of(1000, null)));

            assertInProgress(payment.move("deposits", user, 1000, key));
            status.setRollbackOnly();
        });

        assertThat(payment.move("deposits", user, 1000, key).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "too-long-"})
    void aKeyKeepsTheContract(String wrong) {
        String sent = wrong.startsWith("too-long") ? wrong.repeat(20) : wrong;

        assertRefused(payment.move("deposits", user, 1000, sent), 400, "invalid-request");
        assertThat(payment.balance(user)).isZero();
    }

    @Test
    void aParameterIsNoKey() {
        Answer answer = payment.send(
                "POST", "/wallets/me/deposits?Idempotency-Key=a%00b", Tokens.ofUser(user), "{\"amount\":1000}");

        assertRefused(answer, 400, "invalid-request");
    }

    private Answer deposit(String body) {
        return payment.send("POST", "/wallets/me/deposits", Tokens.ofUser(user), body, "Idempotency-Key", key);
    }

    private static void assertInProgress(Answer answer) {
        assertRefused(answer, 409, "request-in-progress");
        assertThat(answer.retryAfter()).isEqualTo("1");
    }

    private long orders(long amount) {
        return db.sql("select count(*) from provider_order where owner = :user and amount = :amount")
                .param("user", user)
                .param("amount", amount)
                .query(Long.class)
                .single();
    }

    private static List<Answer> together(List<Callable<Answer>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : clients.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
