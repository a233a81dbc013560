package market.carrot.orchestrator.saga;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.service.lra.LRAClient;
import org.apache.camel.service.lra.LRASagaService;
import org.apache.camel.service.lra.LRASagaStep;

/** Speaks the coordinator's REST API as this coordinator really behaves; see {@code docs/decisions}. */
class CoordinatorClient extends LRAClient {
    /** What the coordinator answers of an LRA whose participants are still being told: it goes on by itself. */
    private static final String PENDING = "ing";

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final LRASagaService service;
    private final CoordinatorHttp http;
    private final Duration timeLimit;

    CoordinatorClient(LRASagaService service, CoordinatorHttp http, Duration timeLimit) {
        super(service);
        this.service = service;
        this.http = http;
        this.timeLimit = timeLimit;
    }

    /** With the trade's id as its client id, and a limit from the start: one given later is not kept. */
    @Override
    public CompletableFuture<URL> newLRA(Exchange exchange) {
        String wtbId = exchange.getMessage().getHeader("wtbId", String.class);
        return call("start", () -> {
            CoordinatorHttp.Answer answer = http.post("%s%s/start?TimeLimit=%d&ClientID=%s"
                    .formatted(
                            service.getCoordinatorUrl(),
                            service.getCoordinatorContextPath(),
                            timeLimit.toMillis(),
                            encode(wtbId)));
            return url(expect(201, answer).location());
        });
    }

    @Override
    public CompletableFuture<Void> join(URL lra, LRASagaStep step, Exchange exchange) {
        return call("join", () -> {
            expect(200, http.putLink(lra.toString(), callbacks(step)));
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> complete(URL lra, Exchange exchange) {
        return call("close", () -> end(lra, "close"));
    }

    @Override
    public CompletableFuture<Void> compensate(URL lra, Exchange exchange) {
        return call("cancel", () -> end(lra, "cancel"));
    }

    /** Ends an active LRA. One that is ending already is left alone: a second close would turn it into a cancel. */
    private Void end(URL lra, String verb) throws IOException {
        CoordinatorHttp.Answer status = http.get(lra + "/status");
        if (status.status() == 200 && status.body().endsWith(PENDING)) {
            return null;
        }
        if (status.status() == 404 || status.status() == 410) {
            throw new UnknownSagaException(lra);
        }
        CoordinatorHttp.Answer answer = http.put(lra + "/" + verb);
        // this coordinator answers 200 with the status in the body; 202 is the specification's word for pending
        if (answer.status() != 202) {
            expect(200, answer);
        }
        return null;
    }

    private String callbacks(LRASagaStep step) {
        Map<String, String> parameters = new TreeMap<>(step.getOptions());
        step.getCompensation().ifPresent(route -> parameters.put("Camel-Saga-Compensate", route.getEndpointUri()));
        step.getCompletion().ifPresent(route -> parameters.put("Camel-Saga-Complete", route.getEndpointUri()));
        String query = parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String participant = service.getLocalParticipantUrl() + service.getLocalParticipantContextPath();
        return "<%1$s/compensate?%2$s>; rel=compensate,<%1$s/complete?%2$s>; rel=complete"
                .formatted(participant, query);
    }

    private static CoordinatorHttp.Answer expect(int status, CoordinatorHttp.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("answered %d %s".formatted(answer.status(), answer.body()));
        }
        return answer;
    }

    private static <T> CompletableFuture<T> call(String what, Call<T> call) {
        try {
            return CompletableFuture.completedFuture(call.run());
        } catch (UnknownSagaException e) {
            return CompletableFuture.failedFuture(e);
        } catch (IOException e) {
            ProblemException problem = new ProblemException(
                            ProblemType.COORDINATOR_UNAVAILABLE, "The trade's coordinator could not be reached.")
                    .retryAfter(TRY_AGAIN);
            problem.initCause(new IOException("LRA coordinator, " + what + ": " + e.getMessage(), e));
            return CompletableFuture.failedFuture(problem);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URL url(String location) throws IOException {
        try {
            return URI.create(String.valueOf(location)).toURL();
        } catch (IllegalArgumentException | MalformedURLException e) {
            throw new IOException("the new LRA's location is no URL: " + location, e);
        }
    }

    private interface Call<T> {
        T run() throws IOException;
    }
}
