package market.carrot.orchestrator.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import market.carrot.platform.web.HttpHeaders;
import market.carrot.telemetry.TraceParent;
import market.carrot.telemetry.TracedRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

/**
 * Passes on requests whose answers stay open, beside the routes: a route would hold a thread and one of the service's
 * places for as long as its client listens. Nothing here waits, neither for the service nor for the client.
 */
@Component
@Profile(Role.GATEWAY_PROFILE)
class OpenAnswers implements HttpRequestHandler, SmartLifecycle {
    private static final Duration LOOK_ROUND = Duration.ofSeconds(1);

    private final OpenAnswersSettings settings;
    private final String service;
    private final ProblemWriter problems;
    private final HttpClient http;
    private final Set<PassedOn> open = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService watch;

    OpenAnswers(
            OpenAnswersSettings settings,
            @Value("${carrot.read-model.url}") String service,
            ProblemWriter problems,
            MeterRegistry metrics) {
        this.settings = settings;
        this.service = service;
        this.problems = problems;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectWithin())
                .build();
        Gauge.builder("carrot.streams.open", open, Set::size)
                .description("Answers of this process that stay open")
                .register(metrics);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpRequest onward;
        try {
            onward = onward(request);
        } catch (IllegalArgumentException e) {
            problems.write(
                    response,
                    new ProblemException(ProblemType.INVALID_REQUEST, "The path, the query or a header is malformed."));
            return;
        }
        if (!isRunning() || open.size() >= settings.most()) {
            problems.write(
                    response,
                    new ProblemException(
                            ProblemType.SERVICE_UNAVAILABLE,
                            "No more streams can be opened now. Please try again later."));
            return;
        }
        AsyncContext client = request.startAsync();
        client.setTimeout(settings.longest().toMillis());
        PassedOn answer = new PassedOn(client, problems, open::remove);
        open.add(answer);
        if (!isRunning()) {
            // stopped meanwhile, and this one was not met
            answer.cut();
        }
        answer.follow(http.sendAsync(onward, BodyHandlers.ofPublisher()), settings.beginWithin());
    }

    private HttpRequest onward(HttpServletRequest request) {
        String query = request.getQueryString();
        HttpRequest.Builder onward = HttpRequest.newBuilder(
                URI.create(service + request.getRequestURI() + (query == null ? "" : "?" + query)));
        AllowedHeaders.OF_REQUESTS.forEach(name -> {
            if (request.getHeader(name) != null) {
                onward.setHeader(name, request.getHeader(name));
            }
        });
        onward.setHeader(HttpHeaders.CORRELATION_ID, (String) request.getAttribute(HttpHeaders.CORRELATION_ID));
        String trace = TraceParent.of(TracedRequest.contextOf(request));
        if (trace != null) {
            onward.setHeader(TraceParent.HEADER, trace);
        }
        return onward.build();
    }

    @Override
    public synchronized void start() {
        watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleWithFixedDelay(
                () -> open.forEach(answer -> answer.cutIfSilent(settings.silence())),
                LOOK_ROUND.toMillis(),
                LOOK_ROUND.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** An open answer would hold the process up: the web server waits for answers that are being given. */
    @Override
    public void stop() {
        synchronized (this) {
            watch.shutdownNow();
            watch = null;
        }
        open.forEach(PassedOn::cut);
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    /** First to stop, before the web server; last to start. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
