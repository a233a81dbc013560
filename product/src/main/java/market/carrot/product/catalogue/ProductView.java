package market.carrot.product.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** A product as the contract shows it. */
record ProductView(
        long productId,
        String sellerId,
        String title,
        String description,
        long price,
        String currency,
        int quantity,
        int available,
        ProductState state,
        Instant listedAt,
        @JsonIgnore String etag) {

    static ProductView of(Product product) {
        return new ProductView(
                product.id(),
                product.sellerId(),
                product.title(),
                product.description(),
                product.price().amount(),
                product.price().currency(),
                product.quantity(),
                product.available(),
                product.state(),
                product.listedAt(),
                '"' + Long.toString(product.version()) + '"');
    }
}
