package market.carrot.orchestrator.view;

import jakarta.persistence.Embeddable;

/** What tells two events apart, however often each arrives. */
@Embeddable
record TimelineKey(long wtbId, int version) {}
