package market.carrot.payment.support;

import market.carrot.local.intruder.TestIssuer;

/** Access tokens of an issuer that nobody can reach until the first is asked for: the service starts without. */
public final class Tokens {
    private static final TestIssuer ISSUER = TestIssuer.notUpYet();

    private Tokens() {}

    public static String issuer() {
        return ISSUER.uri();
    }

    public static String ofUser(String name) {
        return up().user(name);
    }

    public static String ofOperator() {
        return up().user("operator", "operator");
    }

    /** Of the service that holds and moves the money of trades. */
    public static String ofOrchestrator() {
        return ofService("orchestrator");
    }

    public static String ofService(String client) {
        return up().service(client);
    }

    private static TestIssuer up() {
        ISSUER.comesBack();
        return ISSUER;
    }
}
