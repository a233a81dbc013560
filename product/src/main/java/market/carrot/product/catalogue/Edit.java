package market.carrot.product.catalogue;

/**
 * What a seller wants to change; null leaves a thing as it is.
 *
 * @param description an empty one takes the description away
 * @param price of one unit, in the minor unit of the product's currency, which stays
 * @param quantity all units, those that are reserved or sold included
 */
public record Edit(String title, String description, Long price, Integer quantity) {}
