package market.carrot.hawtio;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * Passes questions on to the Jolokia of a process, with the token of the person who asks. Hawtio's own proxy compares
 * hosts, so it would carry that token to any port of theirs; this one knows whole addresses, and a list of them.
 */
@RestController
class Proxy {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** A route that is stopped finishes its work first, for up to 15 s. */
    private static final Duration READ = Duration.ofSeconds(25);

    private final Processes processes;
    private final RestClient http;

    Proxy(Processes processes) {
        this.processes = processes;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(READ);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @PostMapping(Pages.BASE + "/proxy/**")
    ResponseEntity<byte[]> pass(
            HttpServletRequest request,
            @RequestBody byte[] question,
            @RegisteredOAuth2AuthorizedClient("hawtio") OAuth2AuthorizedClient person) {
        Optional<CamelProcess> process = processes.reachedBy(request.getRequestURI());
        if (process.isEmpty()) {
            // Hawtio's word for it
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .header("Hawtio-Forbidden-Reason", "HOST_NOT_ALLOWED")
                    .build();
        }
        try {
            return ask(target(process.get(), request.getQueryString()), question, person);
        } catch (ResourceAccessException unreachable) {
            return ResponseEntity.status(HttpStatus.BAD_GATEWAY).build();
        }
    }

    /** There is no token, or no other for one that has ended: what a process says to that, which Hawtio understands. */
    @ExceptionHandler(OAuth2AuthorizationException.class)
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    void loggedInNoMore() {
        // the status says it all
    }

    private static URI target(CamelProcess process, String query) {
        return query == null ? process.jolokia() : URI.create(process.jolokia() + "?" + query);
    }

    private ResponseEntity<byte[]> ask(URI target, byte[] question, OAuth2AuthorizedClient person) {
        return http.post()
                .uri(target)
                .headers(
                        headers -> headers.setBearerAuth(person.getAccessToken().getTokenValue()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(question)
                .exchange((asked, answer) -> ResponseEntity.status(answer.getStatusCode())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(StreamUtils.copyToByteArray(answer.getBody())));
    }
}
