package market.carrot.local.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import market.carrot.local.launcher.Failure;

/** Access tokens from the local OpenID provider, whose accounts' passwords are their names. */
public final class Tokens {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    public Tokens(URI issuer) {
        this.issuer = issuer;
    }

    /** @throws Failure when the provider does not run or does not know the account */
    public String of(String account) throws InterruptedException {
        String name = URLEncoder.encode(account, StandardCharsets.UTF_8);
        String credentials = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            return token(account, http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException e) {
            throw new Failure(
                    "The identity provider does not run at " + issuer + ". Start CarrotMarket with ./carrot", e);
        } catch (IOException e) {
            throw new Failure("The identity provider at " + issuer + " does not answer as it should: " + e, e);
        }
    }

    private static String token(String account, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 401) {
            throw new Failure(
                    "There is no account '" + account + "'. There are: seller, buyer, buyer2, operator, viewer");
        }
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }
}
