package market.carrot.payment.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The payment service in the words of its callers. */
public class PaymentClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    public PaymentClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public Answer deposit(String user, long amount) {
        return send("POST", "/wallets/me/deposits", Tokens.ofUser(user), "{\"amount\":" + amount + "}");
    }

    public Answer withdraw(String user, long amount) {
        return send("POST", "/wallets/me/withdrawals", Tokens.ofUser(user), "{\"amount\":" + amount + "}");
    }

    /** @param movement deposits or withdrawals */
    public Answer move(String movement, String user, long amount, String key) {
        return send(
                "POST",
                "/wallets/me/" + movement,
                Tokens.ofUser(user),
                "{\"amount\":" + amount + "}",
                "Idempotency-Key",
                key);
    }

    public long balance(String user) {
        return get("/wallets/me", Tokens.ofUser(user)).number("balance");
    }

    public Answer hold(long wtbId, String buyer, String seller, long amount) {
        return send(
                "PUT",
                "/payments/holds/" + wtbId,
                Tokens.ofOrchestrator(),
                """
                {"buyerId":"%s","sellerId":"%s","amount":%d,"currency":"KRW"}"""
                        .formatted(buyer, seller, amount));
    }

    public Answer refund(long wtbId) {
        return send("PUT", "/payments/holds/" + wtbId + "/refund", Tokens.ofOrchestrator(), null);
    }

    public Answer payOut(long wtbId) {
        return send("PUT", "/payments/holds/" + wtbId + "/payout", Tokens.ofOrchestrator(), null);
    }

    public Answer payLog(long wtbId, String user) {
        return get("/payLogs?wtbId=" + wtbId, Tokens.ofUser(user));
    }

    public Answer trialBalance() {
        return get("/ledger/trial-balance", Tokens.ofOperator());
    }

    public Answer get(String path, String token) {
        return send("GET", path, token, null);
    }

    /** @param headers names and values in turn */
    public Answer send(String method, String path, String token, String json, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(
                method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = answer.body().isEmpty() ? NullNode.getInstance() : JSON.readTree(answer.body());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Retry-After").orElse(null),
                    body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
