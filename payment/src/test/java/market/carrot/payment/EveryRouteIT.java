package market.carrot.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import market.carrot.payment.support.Answer;
import market.carrot.payment.support.PaymentIT;
import market.carrot.payment.support.Tokens;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One walk through all that the service does. It leaves no route unused, or fails: a new route has to appear here. */
class EveryRouteIT extends PaymentIT {
    @Autowired
    private CamelContext camel;

    @Test
    void moneyComesInIsHeldGoesBackIsPaidOutAndLeaves() {
        String buyer = buyerWith(6000);
        String seller = newUser("seller");
        String bySeller = Tokens.ofUser(seller);
        long rejected = newTrade();
        long finished = newTrade();

        payment.hold(rejected, buyer, seller, 3000);
        payment.refund(rejected);
        long paymentId = payment.hold(finished, buyer, seller, 3000).number("paymentId");
        payment.payOut(finished);

        Stream.of("/payments/" + paymentId, "/payments?wtbId=" + finished, "/payLogs?wtbId=" + finished)
                .map(path -> payment.get(path, bySeller))
                .forEach(answer -> assertThat(answer.status()).isEqualTo(200));
        Stream.of("/holds?wtbIds=" + finished, "/holds/transfers?wtbIds=" + finished, "/holds/open")
                .map(path -> payment.get(path, Tokens.ofOrchestrator()))
                .forEach(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(payment.withdraw(seller, 3000).number("balance")).isZero();
        assertThat(payment.balance(buyer)).isEqualTo(3000);
        Answer books = payment.trialBalance();
        assertThat(books.body().path("balanced").asBoolean()).isTrue();

        await("ask-provider-again runs by a timer")
                .atMost(Duration.ofSeconds(10))
                .until(() -> unused().isEmpty());
    }

    private List<String> unused() {
        ManagedCamelContext managed = camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
        return camel.getRoutes().stream()
                .map(Route::getId)
                .filter(id -> {
                    try {
                        return managed.getManagedRoute(id).getExchangesTotal() == 0;
                    } catch (Exception e) {
                        throw new IllegalStateException(id, e);
                    }
                })
                .toList();
    }
}
