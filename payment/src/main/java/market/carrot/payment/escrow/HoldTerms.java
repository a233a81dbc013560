package market.carrot.payment.escrow;

import market.carrot.platform.money.Money;

/** Who pays whom how much, if the trade goes well. Fixed when the money is held. */
record HoldTerms(String buyerId, String sellerId, Money price) {

    boolean concerns(String userId) {
        return buyerId.equals(userId) || sellerId.equals(userId);
    }
}
