package market.carrot.local.identity;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation page logs a person in: authorization code with PKCE, as a browser does it. */
class LoginIT {
    private static final String PAGE = "http://localhost:8088/docs/oauth2-redirect.html";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard-43-to-128";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @TempDir
    private static Path keys;

    private static RunningIdentity identity;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        identity = RunningIdentity.start(keys);
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void aPersonLogsInAtTheFormAndThePageGetsAToken() throws Exception {
        String code = logIn("operator", "operator");

        HttpResponse<String> answer = redeem(code, VERIFIER);
        JWTClaimsSet claims = RunningIdentity.token(answer).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("operator");
        assertThat(claims.getAudience()).containsExactly("carrot-market");
        assertThat(claims.getStringListClaim("roles")).containsExactly("operator");
        assertThat(claims.getStringListClaim("scope")).containsExactlyInAnyOrder("openid", "market");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:8088");
    }

    /** Swagger UI sends a header of its own with the request for the token, so the browser asks in advance. */
    @Test
    void thePageMayAskForTheTokenAndNoOtherMay() throws Exception {
        assertThat(askInAdvance("http://localhost:8088")).contains("http://localhost:8088");
        assertThat(askInAdvance("http://localhost:9999")).isEmpty();
    }

    private Optional<String> askInAdvance(String origin) throws Exception {
        return send(HttpRequest.newBuilder(identity.at("/oauth2/token"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "x-requested-with")
                        .build())
                .headers()
                .firstValue("Access-Control-Allow-Origin");
    }

    @Test
    void theProviderTellsThePageWhoLoggedIn() throws Exception {
        String token = RunningIdentity.json(redeem(logIn("seller", "seller"), VERIFIER))
                .path("access_token")
                .asText();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(identity.at("/userinfo"))
                .header("Authorization", "Bearer " + token)
                .build());
        assertThat(RunningIdentity.json(answer).path("sub").asText()).isEqualTo("seller");
    }

    @Test
    void whoStoleTheCodeCannotRedeemIt() throws Exception {
        assertThat(redeem(logIn("seller", "seller"), VERIFIER.toUpperCase()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aWrongPasswordLeadsBackToTheForm() throws Exception {
        send(get(authorization(PAGE)));
        assertThat(location(submit("seller", "wrong"))).endsWith("/login?error");
    }

    @Test
    void nobodyIsSentToAnotherPage() throws Exception {
        send(get(authorization(PAGE)));
        submit("seller", "seller");
        HttpResponse<String> refused = send(get(authorization("http://localhost:9999/stolen")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    /** @return the authorization code */
    private String logIn(String account, String password) throws Exception {
        HttpResponse<String> sentToForm = send(get(authorization(PAGE)));
        assertThat(location(sentToForm)).endsWith("/login");

        HttpResponse<String> sentBack = submit(account, password);
        HttpResponse<String> sentToPage = send(get(URI.create(location(sentBack))));
        assertThat(location(sentToPage)).startsWith(PAGE + "?code=").endsWith("&state=xyz");
        return location(sentToPage).replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private HttpResponse<String> submit(String account, String password) throws Exception {
        Matcher csrf = CSRF.matcher(send(get(identity.at("/login"))).body());
        assertThat(csrf.find()).isTrue();
        return send(post("/login", Map.of("username", account, "password", password, "_csrf", csrf.group(1)))
                .build());
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        Map<String, String> form = Map.of(
                "grant_type", "authorization_code",
                "client_id", "swagger-ui",
                "redirect_uri", PAGE,
                "code", code,
                "code_verifier", verifier);
        return send(post("/oauth2/token", form)
                .header("Origin", "http://localhost:8088")
                .build());
    }

    private static URI authorization(String redirectUri) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
        Map<String, String> query = Map.of(
                "response_type", "code",
                "client_id", "swagger-ui",
                "redirect_uri", redirectUri,
                "scope", "openid market",
                "state", "xyz",
                "code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                "code_challenge_method", "S256");
        return identity.at("/oauth2/authorize?" + urlEncoded(query));
    }

    private static HttpRequest get(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
    }

    private static HttpRequest.Builder post(String path, Map<String, String> form) {
        return HttpRequest.newBuilder(identity.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(urlEncoded(form)));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return browser.send(request, BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String urlEncoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encode(value.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
