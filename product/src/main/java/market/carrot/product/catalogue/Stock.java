package market.carrot.product.catalogue;

import jakarta.persistence.Embeddable;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;

/**
 * The units of a product. Each is free, reserved for one trade, or sold.
 *
 * @param quantity all of them
 */
@Embeddable
record Stock(int quantity, int reserved, int sold) {

    static Stock of(int quantity) {
        return new Stock(quantity, 0, 0);
    }

    int free() {
        return quantity - reserved - sold;
    }

    Stock reserve() {
        if (free() == 0) {
            throw new IllegalStateException("No unit is free");
        }
        return new Stock(quantity, reserved + 1, sold);
    }

    Stock release() {
        checkReserved();
        return new Stock(quantity, reserved - 1, sold);
    }

    Stock sell() {
        checkReserved();
        return new Stock(quantity, reserved - 1, sold + 1);
    }

    /** @throws ProblemException TRADE_STATE_CONFLICT when more units are reserved and sold than would be left */
    Stock resize(int units) {
        if (units < reserved + sold) {
            throw new ProblemException(
                    ProblemType.TRADE_STATE_CONFLICT,
                    "%d units are reserved or sold; the quantity cannot be less.".formatted(reserved + sold));
        }
        return new Stock(units, reserved, sold);
    }

    ProductState state() {
        if (free() > 0) {
            return ProductState.OnSale;
        }
        return reserved > 0 ? ProductState.Reserved : ProductState.Sold;
    }

    private void checkReserved() {
        if (reserved == 0) {
            throw new IllegalStateException("No unit is reserved");
        }
    }
}
