package market.carrot.local.torture.evidence;

/** An LRA that the coordinator still knows. */
public record Saga(String lraId, String clientId, String status) {}
