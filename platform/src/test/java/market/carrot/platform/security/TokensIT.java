package market.carrot.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import market.carrot.local.intruder.Forgeries;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a token opens at a service, and what each forgery does not. */
class TokensIT extends SmallService {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aTokenOpensWhatItIsFor() throws Exception {
        String user = ISSUER.user("seller");
        String operator = ISSUER.user("boss", "operator");
        String service = ISSUER.service("orchestrator");

        assertThat(get("/open", (String) null)).isEqualTo(200);
        assertThat(get("/things", (String) null)).isEqualTo(401);
        assertThat(get("/things", user)).isEqualTo(200);
        assertThat(get("/operations/things", user)).isEqualTo(403);
        assertThat(get("/operations/things", service)).isEqualTo(403);
        assertThat(get("/operations/things", operator)).isEqualTo(200);
        assertThat(get("/inside/things", user)).isEqualTo(403);
        assertThat(get("/inside/things", operator)).isEqualTo(403);
        assertThat(get("/inside/things", service)).isEqualTo(200);
    }

    /** Every service has the scope for internal calls; here only one of them may make them. */
    @Test
    void anotherServiceIsRefused() throws Exception {
        assertThat(get("/inside/things", ISSUER.service("lra-coordinator"))).isEqualTo(403);
        assertThat(get("/inside/things", internal("4711").claim("azp", "lra-coordinator")))
                .isEqualTo(403);
        assertThat(get("/inside/things", internal("orchestrator").claim("azp", "payment")))
                .isEqualTo(403);
        assertThat(get("/inside/things", internal("4711").claim("azp", "orchestrator")))
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aForgeryOpensNothing(String what, String user, String service) throws Exception {
        assertThat(get("/things", user)).isEqualTo(401);
        assertThat(get("/open", user)).isEqualTo(401);
        assertThat(get("/inside/things", service)).isEqualTo(401);
        assertThat(get("/operations/things", service)).isEqualTo(401);
    }

    static Stream<Arguments> aForgeryOpensNothing() {
        var services = Forgeries.ofService(ISSUER, "orchestrator");
        return Forgeries.ofUser(ISSUER, "seller").entrySet().stream()
                .map(user -> Arguments.of(user.getKey(), user.getValue(), services.get(user.getKey())));
    }

    /** A token is a header and nothing else: in a query or a form it would end in logs. */
    @Test
    void aTokenElsewhereIsNone() throws Exception {
        String token = ISSUER.user("seller");

        assertThat(get("/things?access_token=" + token, (String) null)).isEqualTo(401);
        HttpRequest form = HttpRequest.newBuilder(uri("/things"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("access_token=" + token))
                .build();
        assertThat(HTTP.send(form, BodyHandlers.discarding()).statusCode()).isEqualTo(415);
        HttpRequest cookie = HttpRequest.newBuilder(uri("/things"))
                .header("Cookie", "token=" + token)
                .build();
        assertThat(HTTP.send(cookie, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    /** Fault: the issuer has a new key and is down before anybody read it. A 401 would send the client to get another. */
    @Test
    void aTokenThatCannotBeCheckedNowIsNotCalledBad() throws Exception {
        String known = ISSUER.user("seller");
        assertThat(get("/things", known)).isEqualTo(200);
        ISSUER.changeKey();
        String anew = ISSUER.user("seller");
        ISSUER.goesDown();
        try {
            HttpResponse<String> answer = ask("/things", anew);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(answer.body()).contains("/problems/service-unavailable").doesNotContain(ISSUER.uri());
            assertThat(get("/things", known)).isEqualTo(200);
            assertThat(get("/things", "garbage")).isEqualTo(401);
        } finally {
            ISSUER.comesBack();
        }
        Awaitility.await("the new key to be read")
                .untilAsserted(() -> assertThat(get("/things", anew)).isEqualTo(200));
    }

    private static JWTClaimsSet.Builder internal(String subject) {
        return ISSUER.claims(subject).claim("scope", "internal");
    }

    private int get(String path, JWTClaimsSet.Builder claims) throws IOException, InterruptedException {
        return get(path, ISSUER.sign(claims));
    }

    private int get(String path, String token) throws IOException, InterruptedException {
        return ask(path, token).statusCode();
    }

    private HttpResponse<String> ask(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
