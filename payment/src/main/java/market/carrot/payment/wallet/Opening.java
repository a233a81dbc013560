package market.carrot.payment.wallet;

import market.carrot.platform.idempotency.GivenAnswer;

/**
 * What becomes of a request to move money: an order for the provider, or an answer at once.
 *
 * @param order null when there is an answer
 * @param answer a refusal, or what was answered before under the same key; null when there is an order
 */
public record Opening(ProviderOrder order, GivenAnswer answer) {
    static Opening of(ProviderOrder order) {
        return new Opening(order, null);
    }

    static Opening answered(GivenAnswer answer) {
        return new Opening(null, answer);
    }
}
