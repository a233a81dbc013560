package market.carrot.local.torture.invariants;

import java.util.List;
import market.carrot.local.torture.evidence.Evidence;
import market.carrot.local.torture.traffic.Traffic;

/** All that must hold. */
public final class Invariants {
    private final List<Invariant> all;

    /** @param traffic what the users were told */
    public Invariants(Traffic traffic) {
        all = List.of(
                new EverythingIsOver(),
                new MoneyIsConserved(traffic.deposits(), traffic.withdrawals()),
                new MoneyFollowsTheState(),
                new UnitsAreSoldOnce(),
                new EventsAreComplete(),
                new ReadModelEqualsWriteSide(),
                new WhatWasSaidIsTrue(traffic.purchases()));
    }

    public List<Violation> violations(Evidence evidence) {
        return all.stream().flatMap(invariant -> invariant.violations(evidence)).toList();
    }
}
