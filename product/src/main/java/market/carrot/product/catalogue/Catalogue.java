package market.carrot.product.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import market.carrot.platform.idempotency.Answers;
import market.carrot.platform.idempotency.GivenAnswer;
import market.carrot.platform.idempotency.IdempotencyKeys;
import market.carrot.platform.idempotency.KeyedRequest;
import market.carrot.platform.paging.Cursor;
import market.carrot.platform.paging.Page;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the routes do with products, each in one transaction. */
@Component("catalogue")
class Catalogue {
    private static final Cursor CURSOR = new Cursor("products");
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final ProductRepository products;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Clock clock;

    Catalogue(ProductRepository products, IdempotencyKeys keys, Answers answers, Clock clock) {
        this.products = products;
        this.keys = keys;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional
    public GivenAnswer list(
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("Idempotency-Key") String key,
            @Body Offer offer) {
        return keys.once(new KeyedRequest(caller, "list-product", key, offer), () -> {
            // what the database can keep, so that the answer now and a later one are the same
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            ProductView listed = ProductView.of(products.save(Product.list(caller, offer, now)));
            return answers.created(
                    listed, Map.of("Location", "/products/" + listed.productId(), "ETag", listed.etag()));
        });
    }

    @Transactional
    public ProductView edit(
            @Header("productId") long productId,
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("If-Match") String ifMatch,
            @Body Edit edit) {
        Product product = products.locked(productId);
        product.edit(caller, SeenVersion.required(ifMatch), edit);
        return ProductView.of(product);
    }

    @Transactional
    public void withdraw(
            @Header("productId") long productId,
            @ExchangeProperty(Caller.PROPERTY) String caller,
            @Header("If-Match") String ifMatch) {
        products.locked(productId).withdraw(caller, SeenVersion.optional(ifMatch));
    }

    /** @param product null when it was not found */
    public ProductView view(@Body Product product) {
        if (product == null) {
            throw notFound();
        }
        return ProductView.of(product);
    }

    @Transactional(readOnly = true)
    public Page<ProductView> search(
            @Header("q") String text,
            @Header("state") ProductState state,
            @Header("sellerId") String sellerId,
            @Header("after") String after,
            @Header("limit") Integer limit) {
        int size = limit == null ? Page.DEFAULT_LIMIT : Math.max(1, Math.min(limit, Page.MAX_LIMIT));
        Specification<Product> wanted = Specification.allOf(
                Filters.text(text),
                Filters.state(state),
                Filters.seller(sellerId),
                Filters.before(CURSOR.key(after, Long.MAX_VALUE)));
        List<Product> found = products.findBy(
                wanted, query -> query.sortBy(NEWEST_FIRST).limit(size + 1).all());
        return Page.of(found, size, CURSOR, Product::id).map(ProductView::of);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such product.");
    }
}
