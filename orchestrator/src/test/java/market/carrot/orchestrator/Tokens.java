package market.carrot.orchestrator;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import market.carrot.local.intruder.Forgeries;
import market.carrot.local.intruder.TestIssuer;

/** Access tokens of the issuer of this JVM. */
public final class Tokens {
    private static final String COORDINATOR = "lra-coordinator";
    private static final TestIssuer ISSUER = new TestIssuer();

    private Tokens() {}

    public static String issuer() {
        return ISSUER.uri();
    }

    public static String ofUser(String name) {
        return ISSUER.user(name);
    }

    public static String ofUser(String name, Instant expires) {
        return ISSUER.sign(ISSUER.claims(name)
                .issueTime(Date.from(expires.minusSeconds(600)))
                .expirationTime(Date.from(expires)));
    }

    /** As if it were the user's: signed with a key that only says of itself that it is the issuer's. */
    public static String forged(String name) {
        return ISSUER.forged(name);
    }

    /** As the coordinator has it for its callbacks. */
    public static String ofCoordinator() {
        return ISSUER.service(COORDINATOR);
    }

    /** By what is wrong with them. Were it not, they would be the coordinator's. */
    public static Map<String, String> forgeriesOfCoordinator() {
        return Forgeries.ofService(ISSUER, COORDINATOR);
    }

    /** Of a service that may make internal calls, only not callbacks. */
    public static String ofOtherService() {
        return ISSUER.service("orchestrator");
    }

    public static String ofOperator() {
        return ISSUER.user("operator", "operator");
    }
}
