package market.carrot.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import market.carrot.payment.support.PaymentIT;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The books as operators see them without looking at any. */
class LedgerWatchIT extends PaymentIT {
    @Autowired
    private MeterRegistry metrics;

    @Test
    void theDifferenceIsZeroAndEscrowIsWhatIsHeld() {
        String buyer = buyerWith(3000);
        double now = db.sql("select sum(balance) from wallet where currency = 'KRW'")
                .query(Double.class)
                .single();
        soon(() -> assertThat(value("carrot.ledger.wallets", "currency", "KRW")).isEqualTo(now));
        double escrow = value("carrot.ledger.escrow", "currency", "KRW");
        double wallets = value("carrot.ledger.wallets", "currency", "KRW");

        payment.hold(newTrade(), buyer, newUser("seller"), 3000);

        soon(() -> assertThat(value("carrot.ledger.escrow", "currency", "KRW")).isEqualTo(escrow + 3000));
        assertThat(value("carrot.ledger.wallets", "currency", "KRW")).isEqualTo(wallets - 3000);
        assertThat(value("carrot.ledger.difference", "currency", "KRW")).isZero();
    }

    /** Fault: somebody with access to the database gives a wallet more than was ever paid in. */
    @Test
    void moneyThatNobodyPaidInIsSeen() {
        String buyer = buyerWith(3000);
        db.sql("update wallet set balance = balance + 7 where owner = :owner")
                .param("owner", buyer)
                .update();
        try {
            soon(() -> assertThat(value("carrot.ledger.difference", "currency", "KRW"))
                    .isEqualTo(-7));
        } finally {
            db.sql("update wallet set balance = balance - 7 where owner = :owner")
                    .param("owner", buyer)
                    .update();
        }
        soon(() ->
                assertThat(value("carrot.ledger.difference", "currency", "KRW")).isZero());
    }

    @Test
    void keptKeysAreCounted() {
        soon(() ->
                assertThat(value("carrot.idempotency.keys", "settled", "true")).isNotNegative());
        String saver = newUser("saver");

        payment.move("deposits", saver, 1, "key-of-" + saver);

        soon(() ->
                assertThat(value("carrot.idempotency.keys", "settled", "true")).isPositive());
    }

    /** The sampler asks now and then. */
    private static void soon(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    private double value(String name, String tag, String value) {
        Gauge gauge = metrics.find(name).tag(tag, value).gauge();
        return gauge == null ? Double.NaN : gauge.value();
    }
}
