package market.carrot.product.catalogue;

import java.util.Locale;
import org.springframework.data.jpa.domain.Specification;

/** What a list of products can be narrowed to. A filter without a value lets everything through. */
final class Filters {
    private static final char ESCAPE = '\\';

    private Filters() {}

    static Specification<Product> state(ProductState state) {
        return (product, query, where) -> state == null ? null : where.equal(product.get("state"), state);
    }

    static Specification<Product> seller(String sellerId) {
        String seller = sellerId == null ? null : Terms.storable("sellerId", sellerId);
        return (product, query, where) -> seller == null ? null : where.equal(product.get("sellerId"), seller);
    }

    /** Older than the given one. */
    static Specification<Product> before(long productId) {
        return (product, query, where) -> where.lessThan(product.get("id"), productId);
    }

    /** The text, word for word, somewhere in title or description; upper and lower case are the same. */
    static Specification<Product> text(String text) {
        if (text == null || text.isBlank()) {
            return (product, query, where) -> null;
        }
        String words = Terms.storable("q", text.strip().toLowerCase(Locale.ROOT));
        String pattern = '%' + escaped(words) + '%';
        return (product, query, where) -> where.or(
                where.like(where.lower(product.get("title")), pattern, ESCAPE),
                where.like(where.lower(product.get("description")), pattern, ESCAPE));
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\%_]", "\\\\$0");
    }
}
