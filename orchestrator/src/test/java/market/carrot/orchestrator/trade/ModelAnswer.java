package market.carrot.orchestrator.trade;

import market.carrot.platform.problem.ProblemType;

/** What a modelled service answers over HTTP. */
record ModelAnswer(int status, String body) {

    static ModelAnswer ok(String body) {
        return new ModelAnswer(200, body);
    }

    static ModelAnswer refusal(ProblemType type) {
        return new ModelAnswer(type.status(), "{\"type\":\"%s\",\"detail\":\"no\"}".formatted(type.uri()));
    }
}
