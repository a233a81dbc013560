package market.carrot.product.catalogue;

/**
 * What a seller wants to put on sale, as it was sent.
 *
 * @param description null for none
 * @param price of one unit, in the currency's minor unit
 * @param currency ISO 4217 code, null for the market's default
 * @param quantity units in stock, null for one
 */
public record Offer(String title, String description, long price, String currency, Integer quantity) {}
