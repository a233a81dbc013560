package market.carrot.orchestrator.trade;

import market.carrot.platform.problem.ProblemType;

/**
 * What product and payment promise of one trade: its unit or its money is taken once, then given back or passed on once.
 * Each call may come again, late, or before the one it follows.
 */
final class ModelService {
    enum Keeps {
        NOTHING_YET,
        TAKEN,
        GIVEN_BACK,
        PASSED_ON
    }

    private final String taken;
    private final ProblemType unwilling;
    private final ProblemType wasGivenBack;
    private final ProblemType wasPassedOn;
    private Keeps keeps = Keeps.NOTHING_YET;
    private int contradictions;

    private ModelService(String taken, ProblemType unwilling, ProblemType wasGivenBack, ProblemType wasPassedOn) {
        this.taken = taken;
        this.unwilling = unwilling;
        this.wasGivenBack = wasGivenBack;
        this.wasPassedOn = wasPassedOn;
    }

    static ModelService product() {
        return new ModelService(
                "{\"sellerId\":\"%s\",\"title\":\"Bike\"}".formatted(Trades.SELLER),
                ProblemType.NOT_ON_SALE,
                ProblemType.RESERVATION_RELEASED,
                ProblemType.RESERVATION_SOLD);
    }

    static ModelService payment() {
        return new ModelService(
                "{\"paymentId\":7}",
                ProblemType.INSUFFICIENT_FUNDS,
                ProblemType.HOLD_REFUNDED,
                ProblemType.HOLD_PAID_OUT);
    }

    /** @param willing false when there is no unit or no money; a trade that has its own already does not need another */
    ModelAnswer take(boolean willing) {
        if (keeps == Keeps.NOTHING_YET && !willing) {
            return ModelAnswer.refusal(unwilling);
        }
        if (keeps == Keeps.NOTHING_YET) {
            keeps = Keeps.TAKEN;
        }
        return switch (keeps) {
            case GIVEN_BACK -> ModelAnswer.refusal(wasGivenBack);
            case PASSED_ON -> ModelAnswer.refusal(wasPassedOn);
            default -> ModelAnswer.ok(taken);
        };
    }

    ModelAnswer giveBack() {
        return end(Keeps.GIVEN_BACK, Keeps.PASSED_ON, wasPassedOn);
    }

    ModelAnswer passOn() {
        return keeps == Keeps.NOTHING_YET
                ? contradicted(ProblemType.NOT_FOUND)
                : end(Keeps.PASSED_ON, Keeps.GIVEN_BACK, wasGivenBack);
    }

    private ModelAnswer end(Keeps wanted, Keeps contrary, ProblemType refusal) {
        if (keeps == contrary) {
            return contradicted(refusal);
        }
        keeps = wanted;
        return ModelAnswer.ok("{}");
    }

    private ModelAnswer contradicted(ProblemType refusal) {
        contradictions++;
        return ModelAnswer.refusal(refusal);
    }

    Keeps keeps() {
        return keeps;
    }

    /** How often it was asked to undo what it had passed on, or to pass on what it never had or had given back. */
    int contradictions() {
        return contradictions;
    }
}
