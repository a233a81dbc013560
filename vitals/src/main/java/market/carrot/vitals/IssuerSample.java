package market.carrot.vitals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether the provider of tokens can be reached: by its description, which every OpenID provider has. */
final class IssuerSample implements Sample {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    IssuerSample(String issuer) {
        this.request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public String name() {
        return "issuer";
    }

    @Override
    public boolean costsNothing() {
        return true;
    }

    @Override
    public void take() throws IOException, InterruptedException {
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("the issuer answered " + status);
        }
    }
}
