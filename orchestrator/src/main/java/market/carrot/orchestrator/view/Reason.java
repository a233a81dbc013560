package market.carrot.orchestrator.view;

/** Why an operator does it: the body of what operators do. */
public record Reason(String reason) {}
