package market.carrot.local.torture.invariants;

import java.util.List;
import java.util.Map;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.traffic.Traffic;

/** All that must hold. */
public final class Invariants {
    private final List<Invariant> all;

    /**
     * @param traffic what the users were told
     * @param repairs what reconciliation had to do
     */
    public Invariants(Traffic traffic, Map<String, Long> repairs) {
        all = List.of(
                new EverythingIsOver(),
                new MoneyIsConserved(traffic.deposits(), traffic.withdrawals()),
                new MoneyFollowsTheState(),
                new UnitsAreSoldOnce(),
                new EventsAreComplete(),
                new ReadModelEqualsWriteSide(),
                new WhatWasSaidIsTrue(traffic.purchases()),
                new NobodyIsHurried(traffic.purchases()),
                new ReconciliationIsIdle(repairs));
    }

    public List<Violation> violations(Evidence evidence) {
        return all.stream().flatMap(invariant -> invariant.violations(evidence)).toList();
    }

    /** When not all is quiet, most could not hold yet: only what is not over is told. */
    public static List<Violation> unfinished(Evidence evidence) {
        return new EverythingIsOver().violations(evidence).toList();
    }
}
