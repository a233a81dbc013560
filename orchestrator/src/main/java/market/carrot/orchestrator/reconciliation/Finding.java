package market.carrot.orchestrator.reconciliation;

/** Something wrong that an operator has to decide. */
record Finding(long wtbId, FindingKind kind, String detail) {}
