package market.carrot.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Who is known, and what tokens say. Accounts and services are added one by one, by any source of properties.
 *
 * @param issuerUri word for word what the services expect in a token
 * @param audience for whom all tokens are meant, of people and of services
 * @param keyDirectory where the signing key is kept, so that tokens outlive a restart
 * @param redirectUris where the browser may be sent after a login: the API's documentation, the operators' page
 * @param accounts the people of the market, each with its roles; an account's password is its name
 * @param services the services that call others, each with its secret
 * @param consoles the web applications of operators that log people in themselves
 */
@ConfigurationProperties("carrot.identity")
record IdentityProperties(
        URI issuerUri,
        String audience,
        Path keyDirectory,
        List<URI> redirectUris,
        Map<String, Set<String>> accounts,
        Map<String, String> services,
        Map<String, Console> consoles) {

    /**
     * @param secret of the web application, which keeps its people's tokens to itself
     * @param uri where browsers find it
     */
    record Console(String secret, URI uri) {
        URI redirectUri(String name) {
            return uri.resolve("/login/oauth2/code/" + name);
        }

        /** Where a browser may be sent after a logout. */
        URI front(String name) {
            return uri.resolve("/" + name + "/");
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return String.valueOf(uri);
        }
    }

    IdentityProperties {
        // an account's token would otherwise open what only services may do
        accounts.keySet()
                .forEach(name -> Assert.isTrue(!services.containsKey(name), name + " is both account and service"));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return issuerUri + " " + accounts + " " + services.keySet() + " " + consoles;
    }
}
