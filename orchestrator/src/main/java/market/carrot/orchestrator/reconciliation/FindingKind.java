package market.carrot.orchestrator.reconciliation;

import java.util.Locale;

/** What can be wrong without having one right answer. */
enum FindingKind {
    /** The trade goes on or is finished, and payment never held its money. */
    MONEY_MISSING,
    /** Paid out although the trade was to be refunded, refunded although it was to be paid out, or either while it goes on. */
    MONEY_AGAINST_OUTCOME,
    /** Payment says of the trade what its contract does not know, or two things at once. */
    MONEY_UNCLEAR,
    /** The trade goes on or is finished, and product never reserved its unit. */
    UNIT_MISSING,
    /** Sold although the trade was undone, released although it was finished, or either while it goes on. */
    UNIT_AGAINST_OUTCOME,
    /** Product says of the trade what its contract does not know, or two things at once. */
    UNIT_UNCLEAR,
    /** The trade goes on, and the coordinator knows no saga of it. */
    SAGA_UNKNOWN,
    /** The coordinator has given the trade's saga up. */
    SAGA_FAILED,
    /** The trade goes on in another saga than one that carries its id. */
    SAGA_FOREIGN;

    /** The name in metrics, in the database and for operators. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isOfSaga() {
        return this == SAGA_UNKNOWN || this == SAGA_FAILED || this == SAGA_FOREIGN;
    }
}
