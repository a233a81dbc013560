package market.carrot.product.reservation;

/**
 * Who wants a unit, at which price.
 *
 * @param price in the currency's minor unit
 * @param currency ISO 4217 code
 */
public record ReserveRequest(String buyerId, long price, String currency) {}
