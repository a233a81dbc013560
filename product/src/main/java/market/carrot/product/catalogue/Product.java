package market.carrot.product.catalogue;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * What a seller sells: one or more like units at one price. Callers hold the row's lock while they use a verb.
 */
@Entity
public class Product {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String sellerId;
    private String title;
    private String description;
    private long price;
    private String currency;

    @Embedded
    private Stock stock;

    @Enumerated(EnumType.STRING)
    private ProductState state;

    /** Counts the seller's own changes only: a reservation in between must not make an edit fail. */
    private long version;

    private Instant listedAt;

    /** For JPA. */
    protected Product() {}

    private Product(String sellerId, Offer offer, Instant now) {
        this.sellerId = sellerId;
        this.title = Terms.title(offer.title());
        this.description = Terms.description(offer.description());
        Money asked = Terms.price(offer.price(), offer.currency());
        this.price = asked.amount();
        this.currency = asked.currency();
        this.stock = Stock.of(offer.quantity() == null ? 1 : Terms.quantity(offer.quantity()));
        this.listedAt = now;
        this.version = 1;
        this.state = ProductState.OnSale;
    }

    /** @throws ProblemException INVALID_REQUEST when the offer does not keep the market's terms */
    public static Product list(String sellerId, Offer offer, Instant now) {
        return new Product(sellerId, offer, now);
    }

    /**
     * @throws ProblemException FORBIDDEN to all but the seller; PRECONDITION_FAILED when it has changed since; NOT_ON_SALE
     *     when withdrawn; TRADE_STATE_CONFLICT when more units are promised than would be left; INVALID_REQUEST
     */
    public void edit(String caller, SeenVersion seen, Edit edit) {
        checkChangeable(caller, seen);
        if (state == ProductState.Withdrawn) {
            throw new ProblemException(ProblemType.NOT_ON_SALE, "The product is withdrawn and stays as it was.");
        }
        title = edit.title() == null ? title : Terms.title(edit.title());
        description = edit.description() == null ? description : Terms.description(edit.description());
        price = edit.price() == null
                ? price
                : Terms.price(edit.price(), currency).amount();
        if (edit.quantity() != null) {
            change(stock.resize(Terms.quantity(edit.quantity())));
        }
        version++;
    }

    /**
     * Takes it off the market for good; reserved units stay reserved. Once more changes nothing.
     *
     * @throws ProblemException FORBIDDEN to all but the seller; PRECONDITION_FAILED when it has changed since
     */
    public void withdraw(String caller, SeenVersion seen) {
        checkChangeable(caller, seen);
        if (state != ProductState.Withdrawn) {
            state = ProductState.Withdrawn;
            version++;
        }
    }

    /**
     * Sets one unit aside for a buyer.
     *
     * @param offered what the buyer takes the price to be
     * @throws ProblemException OWN_PRODUCT, NOT_ON_SALE or PRICE_CHANGED
     */
    public void reserve(String buyerId, Money offered) {
        if (buyerId.equals(sellerId)) {
            throw new ProblemException(ProblemType.OWN_PRODUCT, "This is the buyer's own product.");
        }
        if (state != ProductState.OnSale) {
            throw new ProblemException(ProblemType.NOT_ON_SALE, "No unit of the product can be reserved now.");
        }
        if (!offered.equals(price())) {
            throw new ProblemException(ProblemType.PRICE_CHANGED, "The product costs " + price() + " now.");
        }
        change(stock.reserve());
    }

    /** Gives a reserved unit back to the stock. */
    public void release() {
        change(stock.release());
    }

    /** A reserved unit has found its owner. */
    public void sell() {
        change(stock.sell());
    }

    private void checkChangeable(String caller, SeenVersion seen) {
        if (!sellerId.equals(caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only its seller changes a product.");
        }
        if (!seen.matches(version)) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED, "The product was changed after that ETag; read it again.");
        }
    }

    private void change(Stock next) {
        stock = next;
        if (state != ProductState.Withdrawn) {
            state = next.state();
        }
    }

    public Long id() {
        return id;
    }

    public String sellerId() {
        return sellerId;
    }

    public String title() {
        return title;
    }

    /** Null when there is none. */
    public String description() {
        return description;
    }

    /** Of one unit. */
    public Money price() {
        return new Money(price, currency);
    }

    public int quantity() {
        return stock.quantity();
    }

    /** Units that can be reserved now. */
    public int available() {
        return state == ProductState.OnSale ? stock.free() : 0;
    }

    public ProductState state() {
        return state;
    }

    public long version() {
        return version;
    }

    public Instant listedAt() {
        return listedAt;
    }
}
