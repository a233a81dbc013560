package market.carrot.product.catalogue;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final ProductRepository products;
    private final Clock clock;

    Catalogue(ProductRepository products, Clock clock) {
        this.products = products;
        this.clock = clock;
    }

    @Transactional
    public ProductView list(@ExchangeProperty(Caller.PROPERTY) String caller, @Body Offer offer) {
        // what the database can keep, so that the answer now and a later one are the same
        return ProductView.of(
                products.save(Product.list(caller, offer, clock.instant().truncatedTo(ChronoUnit.MICROS))));
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
                Filters.before(after == null ? null : Cursor.key(after)));
        List<Product> found = products.findBy(
                wanted, query -> query.sortBy(NEWEST_FIRST).limit(size + 1).all());
        return Page.of(found, size, Product::id).map(ProductView::of);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such product.");
    }
}
