package market.carrot.orchestrator.trade;

import jakarta.persistence.Embeddable;
import market.carrot.platform.money.Money;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/** Who trades what with whom, for how much. The seller and the title are known once the product is reserved. */
@Embeddable
class Deal {
    private long productId;
    private String productTitle;
    private String buyerId;
    private String sellerId;
    private long price;
    private String currency;

    protected Deal() {}

    Deal(PurchaseRequest request, String buyerId) {
        Money offer = request.offer();
        this.productId = request.productId();
        this.buyerId = buyerId;
        this.price = offer.amount();
        this.currency = offer.currency();
    }

    void with(Reservation reservation) {
        sellerId = reservation.sellerId();
        productTitle = reservation.title();
    }

    boolean isParty(String user) {
        return user.equals(buyerId) || user.equals(sellerId);
    }

    /** @throws ProblemException when the caller is not the seller; a stranger is not even told that there is a trade */
    void onlySeller(String caller) {
        only(sellerId, caller, "Only the seller of the product may do this.");
    }

    /** @throws ProblemException when the caller is not the buyer; a stranger is not even told that there is a trade */
    void onlyBuyer(String caller) {
        only(buyerId, caller, "Only the buyer may do this.");
    }

    private void only(String allowed, String caller, String rule) {
        if (!isParty(caller)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no such WTB for you.");
        }
        if (!caller.equals(allowed)) {
            throw new ProblemException(ProblemType.FORBIDDEN, rule);
        }
    }

    long productId() {
        return productId;
    }

    String productTitle() {
        return productTitle;
    }

    String buyerId() {
        return buyerId;
    }

    String sellerId() {
        return sellerId;
    }

    long price() {
        return price;
    }

    String currency() {
        return currency;
    }
}
