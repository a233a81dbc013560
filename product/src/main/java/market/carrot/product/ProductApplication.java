package market.carrot.product;

import market.carrot.platform.idempotency.IdempotencyConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Products and their reservations. Needs its database and nothing else. */
@SpringBootApplication
@Import(IdempotencyConfiguration.class)
public class ProductApplication {
    public static void main(String[] args) {
        SpringApplication.run(ProductApplication.class, args);
    }
}
