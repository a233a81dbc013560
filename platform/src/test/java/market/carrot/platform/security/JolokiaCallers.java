package market.carrot.platform.security;

/** Those who come to Jolokia. */
abstract class JolokiaCallers extends SmallService {

    JolokiaClient viewer() {
        return with(ISSUER.user("somebody", "viewer"));
    }

    JolokiaClient operator() {
        return with(ISSUER.user("boss", "operator"));
    }

    /** @param token null for none */
    JolokiaClient with(String token) {
        return new JolokiaClient(managementPort, token);
    }
}
