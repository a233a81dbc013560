package market.carrot.orchestrator.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import market.carrot.orchestrator.trade.Outcome;
import market.carrot.orchestrator.trade.TradeTerms;
import market.carrot.orchestrator.trade.WtbState;

/**
 * A trade as its row has it.
 *
 * @param outcome null as long as nothing is decided
 * @param deadline until when an undecided trade may stay as it is; null where there is none
 * @param dueAt when the sweep looks at it next, null for never
 * @param now the database's time when the row was read
 */
record RecordedTrade(long wtbId, WtbState state, Outcome outcome, Instant deadline, Instant dueAt, Instant now) {
    /** The sweep puts off what it has just claimed; a trade further away than that is lost to it. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    /** What is wrong with it, as far as product and payment go. */
    record Differences(List<Repair> repairs, List<Finding> findings) {
        boolean areNone() {
            return repairs.isEmpty() && findings.isEmpty();
        }
    }

    Differences compare(ServiceRecords.Item hold, ServiceRecords.Item reservation, TradeTerms terms) {
        Differences differences = new Differences(new ArrayList<>(), new ArrayList<>());
        compareMoney(hold, differences);
        compareUnit(reservation, differences);
        if (isLostToTheSweep(terms)) {
            differences.repairs.add(Repair.of(Repair.Kind.WAKE, wtbId));
        }
        return differences;
    }

    private void compareMoney(ServiceRecords.Item hold, Differences differences) {
        switch (Verdict.on(state, outcome, hold.step())) {
            case RIGHT -> {}
            case UNDO -> differences.repairs.add(Repair.of(Repair.Kind.REFUND, wtbId));
            case SETTLE -> differences.repairs.add(Repair.of(Repair.Kind.PAYOUT, wtbId));
            case MISSING -> differences.findings.add(finding(FindingKind.MONEY_MISSING, "payment", hold));
            case AGAINST_OUTCOME ->
                differences.findings.add(finding(FindingKind.MONEY_AGAINST_OUTCOME, "payment", hold));
            case UNCLEAR -> differences.findings.add(finding(FindingKind.MONEY_UNCLEAR, "payment", hold));
        }
    }

    private void compareUnit(ServiceRecords.Item reservation, Differences differences) {
        switch (Verdict.on(state, outcome, reservation.step())) {
            case RIGHT -> {}
            case UNDO -> differences.repairs.add(Repair.ofUnit(Repair.Kind.RELEASE, wtbId, reservation.productId()));
            case SETTLE -> differences.repairs.add(Repair.ofUnit(Repair.Kind.SALE, wtbId, reservation.productId()));
            case MISSING -> differences.findings.add(finding(FindingKind.UNIT_MISSING, "product", reservation));
            case AGAINST_OUTCOME ->
                differences.findings.add(finding(FindingKind.UNIT_AGAINST_OUTCOME, "product", reservation));
            case UNCLEAR -> differences.findings.add(finding(FindingKind.UNIT_UNCLEAR, "product", reservation));
        }
    }

    private Finding finding(FindingKind kind, String service, ServiceRecords.Item item) {
        return new Finding(
                wtbId,
                kind,
                "the trade is %s, and %s has %s"
                        .formatted(state.label(), service, item.state() == null ? "nothing" : item.state()));
    }

    private boolean isLostToTheSweep(TradeTerms terms) {
        if (state.isFinal()) {
            return false;
        }
        Instant nextLook = outcome == null && deadline != null && deadline.isAfter(now) ? deadline : now;
        return dueAt == null || dueAt.isAfter(nextLook.plus(terms.repeatAfter()).plus(CLAIM));
    }
}
