package market.carrot.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The payment provider says no, or says nothing. */
class ProviderFaultsIT extends PaymentIT {
    /** The amount that the sandbox refuses, as a real provider refuses a card. */
    private static final long REFUSED_AMOUNT = 402;

    private final String user = newUser("user");

    @Autowired
    private CamelContext camel;

    @Test
    void aDepositThatTheProviderRefusesIsNotBooked() {
        Answer refused = payment.deposit(user, REFUSED_AMOUNT);

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.problem()).isEqualTo("provider-refused");
        assertThat(refused.text("detail")).contains("refuse");
        assertThat(payment.balance(user)).isZero();
    }

    @Test
    void aWithdrawalThatTheProviderRefusesIsBookedBackAndStaysInTheBooks() {
        payment.deposit(user, 1000);

        assertThat(payment.withdraw(user, REFUSED_AMOUNT).status()).isEqualTo(402);

        assertThat(payment.balance(user)).isEqualTo(1000);
        Answer log = payment.get("/payLogs", Tokens.ofUser(user));
        assertThat(log.body().path("items")).hasSize(3);
        assertThat(log.body().at("/items/0/kind").asText()).isEqualTo("WITHDRAWAL");
        assertThat(log.body().at("/items/0/credit").asText()).isEqualTo("wallet:" + user);
        assertThat(log.body().at("/items/1/kind").asText()).isEqualTo("WITHDRAWAL");
        assertThat(log.body().at("/items/1/debit").asText()).isEqualTo("wallet:" + user);
    }

    /**
     * Fault: the provider does not answer a deposit. Nothing is booked; when the provider is back, the same order is
     * asked for again, and the deposit is booked once.
     */
    @Test
    void aDepositWithoutAnAnswerIsBookedWhenTheProviderIsBack() throws Exception {
        camel.getRouteController().stopRoute("collect-deposit");
        try {
            Answer unknown = payment.deposit(user, 1000);

            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.problem()).isEqualTo("payment-unavailable");
            assertThat(payment.balance(user)).isZero();
        } finally {
            camel.getRouteController().startRoute("collect-deposit");
        }
        askTwice();

        assertThat(payment.balance(user)).isEqualTo(1000);
    }

    /**
     * Fault: the provider does not answer a withdrawal. It may have paid, so the money stays out of the wallet, and the
     * provider is asked again.
     */
    @Test
    void aWithdrawalWithoutAnAnswerStaysBookedUntilTheProviderIsBack() throws Exception {
        payment.deposit(user, 1000);
        camel.getRouteController().stopRoute("pay-out-withdrawal");
        try {
            Answer booked = payment.withdraw(user, 300);

            assertThat(booked.status()).isEqualTo(201);
            assertThat(booked.number("balance")).isEqualTo(700);
            assertThat(openOrders()).isEqualTo(1);
        } finally {
            camel.getRouteController().startRoute("pay-out-withdrawal");
        }
        askTwice();

        assertThat(payment.balance(user)).isEqualTo(700);
    }

    /** Lets the waiting time of the open order pass, until the timer's route has settled it. */
    private void askTwice() {
        for (int round = 0; round < 2; round++) {
            db.sql("update provider_order set asked_at = asked_at - interval '1 hour' where owner = :user")
                    .param("user", user)
                    .update();
            await("ask-provider-again runs by a timer")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> openOrders() == 0);
        }
    }

    private long openOrders() {
        return db.sql("select count(*) from provider_order where owner = :user and state = 'Asked'")
                .param("user", user)
                .query(Long.class)
                .single();
    }
}
