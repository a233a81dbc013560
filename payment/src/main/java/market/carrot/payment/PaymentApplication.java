package market.carrot.payment;

import market.carrot.platform.idempotency.IdempotencyConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** Escrow, wallets and the ledger, as one service with a database of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(IdempotencyConfiguration.class)
public class PaymentApplication {
    public static void main(String[] args) {
        SpringApplication.run(PaymentApplication.class, args);
    }
}
