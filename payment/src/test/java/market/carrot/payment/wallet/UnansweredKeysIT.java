package market.carrot.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a key stands for while the payment provider, or the process that asked it, is silent. */
class UnansweredKeysIT extends PaymentIT {
    private static final long REFUSED_AMOUNT = 402;

    private final String user = newUser("user");
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private CamelContext camel;

    /**
     * Fault: the provider does not answer a deposit. Whoever asks again is told so, and the provider gets no second order;
     * when it is back, the one deposit is booked, and that is the answer from then on.
     */
    @Test
    void aDepositWithoutAnAnswerIsToldOfUntilItIsBooked() throws Exception {
        camel.getRouteController().stopRoute("collect-deposit");
        try {
            Answer unknown = payment.move("deposits", user, 1000, key);

            assertRefused(unknown, 503, "payment-unavailable");
            assertThat(unknown.retryAfter()).isNotNull();
            assertThat(payment.move("deposits", user, 1000, key)).isEqualTo(unknown);
        } finally {
            camel.getRouteController().startRoute("collect-deposit");
        }
        theProviderIsAskedAgain();

        Answer booked = payment.move("deposits", user, 1000, key);
        assertThat(booked.status()).isEqualTo(201);
        assertThat(booked.number("balance")).isEqualTo(1000);
        assertThat(payment.move("deposits", user, 1000, key)).isEqualTo(booked);
        assertThat(orders(1000)).isEqualTo(1);
    }

    /** Fault: as before, but in the end the provider refuses. */
    @Test
    void aDepositWithoutAnAnswerMayBeRefusedInTheEnd() throws Exception {
        camel.getRouteController().stopRoute("collect-deposit");
        try {
            assertRefused(payment.move("deposits", user, REFUSED_AMOUNT, key), 503, "payment-unavailable");
        } finally {
            camel.getRouteController().startRoute("collect-deposit");
        }
        theProviderIsAskedAgain();

        assertRefused(payment.move("deposits", user, REFUSED_AMOUNT, key), 402, "provider-refused");
        assertThat(payment.balance(user)).isZero();
    }

    /** Fault: the provider does not answer a withdrawal. It is booked, and stays the answer when the provider is back. */
    @Test
    void aWithdrawalWithoutAnAnswerIsBookedOnce() throws Exception {
        payment.deposit(user, 1000);
        Answer first;
        camel.getRouteController().stopRoute("pay-out-withdrawal");
        try {
            first = payment.move("withdrawals", user, 300, key);
            assertThat(first.status()).isEqualTo(201);
            assertThat(payment.move("withdrawals", user, 300, key)).isEqualTo(first);
        } finally {
            camel.getRouteController().startRoute("pay-out-withdrawal");
        }
        theProviderIsAskedAgain();

        assertThat(payment.move("withdrawals", user, 300, key)).isEqualTo(first);
        assertThat(orders(300)).isEqualTo(1);
    }

    /** Fault: the process dies after it has asked the provider. The answer is there when another one has asked again. */
    @Test
    void aDepositWhoseProcessDiedIsInProgressUntilItIsBooked() throws Exception {
        camel.getRouteController().stopRoute("collect-deposit");
        try {
            payment.move("deposits", user, 1000, key);
            db.sql("update idempotency_key set answer = null where key = :key")
                    .param("key", key)
                    .update();

            assertInProgress(payment.move("deposits", user, 1000, key));
        } finally {
            camel.getRouteController().startRoute("collect-deposit");
        }
        theProviderIsAskedAgain();

        assertThat(payment.move("deposits", user, 1000, key).number("balance")).isEqualTo(1000);
    }

    @Test
    void anOldKeyIsForgottenUnlessItsOutcomeIsOpen() throws Exception {
        String open = UUID.randomUUID().toString();
        payment.move("deposits", user, 1000, key);
        camel.getRouteController().stopRoute("collect-deposit");
        try {
            payment.move("deposits", user, 7, open);
        } finally {
            camel.getRouteController().startRoute("collect-deposit");
        }
        grow("23 hours");
        payment.move("deposits", user, 1000, key);
        assertThat(payment.balance(user)).isEqualTo(1000);

        grow("30 days");

        await("forget-idempotency-keys runs by a timer")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(keysOfUser()).containsExactly(open));
        assertThat(payment.move("deposits", user, 1000, key).number("balance")).isEqualTo(2000);
        assertThat(payment.move("deposits", user, 7, open).status()).isEqualTo(503);
        theProviderIsAskedAgain();
    }

    private static void assertInProgress(Answer answer) {
        assertRefused(answer, 409, "request-in-progress");
        assertThat(answer.retryAfter()).isEqualTo("1");
    }

    private void grow(String age) {
        db.sql("update idempotency_key set claimed_at = claimed_at - cast(:age as interval) where caller = :user")
                .param("age", age)
                .param("user", user)
                .update();
    }

    private List<String> keysOfUser() {
        return db.sql("select key from idempotency_key where caller = :user")
                .param("user", user)
                .query(String.class)
                .list();
    }

    private void theProviderIsAskedAgain() {
        db.sql("update provider_order set asked_at = asked_at - interval '1 hour' where owner = :user")
                .param("user", user)
                .update();
        await("ask-provider-again runs by a timer")
                .atMost(Duration.ofSeconds(30))
                .until(() -> db.sql("select count(*) from provider_order where owner = :user and state = 'Asked'")
                                .param("user", user)
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private long orders(long amount) {
        return db.sql("select count(*) from provider_order where owner = :user and amount = :amount")
                .param("user", user)
                .param("amount", amount)
                .query(Long.class)
                .single();
    }
}
