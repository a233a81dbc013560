package market.carrot.product.catalogue;

import market.carrot.platform.problem.ProblemException;

/** Every product that was ever listed. */
public interface Products {
    /** @throws ProblemException NOT_FOUND */
    Product get(long productId);

    /**
     * The product, with its row locked until the transaction ends: nobody else takes a unit or edits meanwhile.
     *
     * @throws ProblemException NOT_FOUND
     */
    Product locked(long productId);
}
