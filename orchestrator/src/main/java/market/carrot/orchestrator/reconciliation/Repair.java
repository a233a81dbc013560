package market.carrot.orchestrator.reconciliation;

import java.util.Locale;

/**
 * The one right answer to something that is wrong with a trade.
 *
 * @param productId of whose unit it is; 0 where it does not matter
 * @param lraId the saga to cancel; null where it does not matter
 */
public record Repair(Kind kind, long wtbId, long productId, String lraId) {
    public enum Kind {
        /** The trade was undone, and its money is still in escrow. */
        REFUND("/payments/holds/%1$d/refund"),
        /** The trade is finished, and its money is still in escrow. */
        PAYOUT("/payments/holds/%1$d/payout"),
        /** The trade was undone, and its unit is still reserved. */
        RELEASE("/products/%2$d/reservations/%1$d/release"),
        /** The trade is finished, and its unit is still only reserved. */
        SALE("/products/%2$d/reservations/%1$d/sale"),
        /** A saga whose trade never began, or is over. */
        CANCEL_SAGA(null),
        /** Something was reserved or held for a trade that never was: it must never begin, and is then undone. */
        BURY(null),
        /** The sweep has lost a trade that is not over. */
        WAKE(null);

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Repair of(Kind kind, long wtbId) {
        return new Repair(kind, wtbId, 0, null);
    }

    static Repair ofUnit(Kind kind, long wtbId, long productId) {
        return new Repair(kind, wtbId, productId, null);
    }

    static Repair ofSaga(long wtbId, String lraId) {
        return new Repair(Kind.CANCEL_SAGA, wtbId, 0, lraId);
    }

    @Override
    public String toString() {
        return kind.label() + " of trade " + wtbId;
    }

    /** The service's operation; null when it is not a service that has to do something. */
    public String path() {
        return kind.path == null ? null : kind.path.formatted(wtbId, productId);
    }
}
