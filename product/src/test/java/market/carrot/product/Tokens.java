package market.carrot.product;

import com.nimbusds.jwt.JWTClaimsSet;
import market.carrot.local.intruder.TestIssuer;

/** Access tokens of an issuer that nobody can reach until the first is asked for: the service starts without. */
final class Tokens {
    private static final TestIssuer ISSUER = TestIssuer.notUpYet();

    private Tokens() {}

    static String issuer() {
        return ISSUER.uri();
    }

    static String ofUser(String name) {
        return up().user(name);
    }

    /** Of the service that reserves what trades are about. */
    static String ofOrchestrator() {
        return ofService("orchestrator");
    }

    static String ofService(String client) {
        return up().service(client);
    }

    static String forAnotherAudience(String name) {
        JWTClaimsSet.Builder claims = up().claims(name).audience("elsewhere");
        return ISSUER.sign(claims);
    }

    private static TestIssuer up() {
        ISSUER.comesBack();
        return ISSUER;
    }
}
