package market.carrot.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityIT {
    @TempDir
    private static Path keys;

    private static RunningIdentity identity;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.start(keys, "--carrot.identity.accounts.buyer3=user");
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @ParameterizedTest
    @CsvSource({"seller, user", "buyer, user", "buyer2, user", "buyer3, user", "operator, operator", "viewer, viewer"})
    void anAccountsTokenSaysWhoItIsAndWhatItMayDo(String account, String role) throws Exception {
        SignedJWT token = identity.tokenOf(account);
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(account);
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8086");
        assertThat(claims.getAudience()).containsExactly("carrot-market");
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getStringListClaim("scope")).containsExactly("market");
        assertThat(lifetime(claims)).isEqualTo(Duration.ofHours(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orchestrator", "lra-coordinator"})
    void aServicesTokenIsForInternalCalls(String service) throws Exception {
        JWTClaimsSet claims = identity.tokenOf(service).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(service);
        assertThat(claims.getAudience()).containsExactly("carrot-market");
        assertThat(claims.getStringListClaim("scope")).containsExactly("internal");
        assertThat(claims.getClaim("roles")).isNull();
        assertThat(lifetime(claims)).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seller", "operator"})
    void anAccountCannotHaveAServicesScope(String account) throws Exception {
        HttpResponse<String> answer =
                identity.askForToken(account, account, "grant_type=client_credentials&scope=internal");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningIdentity.json(answer).path("error").asText()).isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @CsvSource({"seller, wrong", "orchestrator, wrong", "nobody, nobody"})
    void aWrongSecretGetsNoToken(String client, String secret) throws Exception {
        HttpResponse<String> answer = identity.askForToken(client, secret, "grant_type=client_credentials");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void describesItselfAndPublishesTheKeyThatSigned() throws Exception {
        JsonNode description = RunningIdentity.json(identity.get(identity.at("/.well-known/openid-configuration")));
        assertThat(description.path("issuer").asText()).isEqualTo("http://localhost:8086");
        assertThat(description.path("token_endpoint").asText()).isEqualTo("http://localhost:8086/oauth2/token");
        assertThat(description.path("jwks_uri").asText()).isEqualTo("http://localhost:8086/oauth2/jwks");

        String published = identity.get(identity.at("/oauth2/jwks")).body();
        assertThat(published).doesNotContain("\"d\"");
        SignedJWT token = identity.tokenOf("seller");
        var key = JWKSet.parse(published).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    }

    @Test
    void healthIsAnsweredOnThePortForManagementOnly() throws Exception {
        assertThat(identity.get(identity.atManagement("/actuator/health")).statusCode())
                .isEqualTo(200);
        assertThat(identity.get(identity.atManagement("/actuator/health/readiness"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(identity.get(identity.at("/actuator/health")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/anything", "/oauth2", "/actuator"})
    void everythingElseIsDenied(String path) throws Exception {
        assertThat(identity.get(identity.at(path)).statusCode()).isEqualTo(403);
        assertThat(identity.get(identity.atManagement(path)).statusCode()).isEqualTo(403);
    }

    @Test
    void theKeyOutlivesARestartAndIsTheOwnersAlone() throws Exception {
        String kid = identity.tokenOf("seller").getHeader().getKeyID();
        try (RunningIdentity again = RunningIdentity.start(keys)) {
            assertThat(again.tokenOf("seller").getHeader().getKeyID()).isEqualTo(kid);
        }
        assertThat(permissions(keys.resolve("signing-key.json"))).isEqualTo("rw-------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }
}
