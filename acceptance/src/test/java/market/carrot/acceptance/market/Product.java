package market.carrot.acceptance.market;

/**
 * Something on sale.
 *
 * @param title no other product has it
 * @param price of one unit
 * @param etag of its version when it was listed
 */
public record Product(long productId, String title, long price, Person seller, String etag) {

    public String path() {
        return "/products/" + productId;
    }

    /** As anyone sees it now. */
    public Answer now() {
        return seller.get(path()).is(200);
    }
}
