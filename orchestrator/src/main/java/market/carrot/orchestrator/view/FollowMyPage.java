package market.carrot.orchestrator.view;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import market.carrot.orchestrator.role.Role;
import market.carrot.orchestrator.stream.OpenAnswer;
import market.carrot.platform.problem.ProblemAnswer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The operation {@code follow-my-page}. No Camel route: Camel answers when a route is done, and holds a thread until then.
 * See decision 12.
 */
@Component
@Profile(Role.READ_MODEL_PROFILE)
class FollowMyPage implements HttpRequestHandler {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    /** Before Camel's mapping, which takes every path of a service for one of its own. */
    @Configuration(proxyBeanMethods = false)
    @Profile(Role.READ_MODEL_PROFILE)
    static class Mapping {
        @Bean
        HandlerMapping followMyPageMapping(FollowMyPage followMyPage) {
            return new SimpleUrlHandlerMapping(
                    Map.of("/myPages/{wtbId}/events", followMyPage), OpenAnswer.BEFORE_CAMELS_MAPPING);
        }
    }

    @PersistenceContext(unitName = ViewDatabase.UNIT)
    private EntityManager view;

    private final MyPages myPages;
    private final LiveUpdates liveUpdates;
    private final LiveUpdatesSettings settings;
    private final ProblemWriter problems;
    private final Clock clock;

    FollowMyPage(
            MyPages myPages,
            LiveUpdates liveUpdates,
            LiveUpdatesSettings settings,
            ProblemWriter problems,
            Clock clock) {
        this.myPages = myPages;
        this.liveUpdates = liveUpdates;
        this.settings = settings;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            follow(request, response);
        } catch (RuntimeException e) {
            problems.write(response, ProblemAnswer.problemOf(e));
        }
    }

    private void follow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        checkMethod(request, response);
        checkNoQuery(request);
        long wtbId = wtbId(request);
        int told = told(request);
        checkAccepted(request.getHeader(HttpHeaders.ACCEPT));
        Jwt token = ((JwtAuthenticationToken) request.getUserPrincipal()).getToken();
        Trade trade = myPages.ofParty(view.find(Trade.class, wtbId), token.getSubject());
        if (trade.state().isFinal() && told >= trade.version()) {
            // there is nothing to come: a client that hears this does not come back
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return;
        }
        Follower follower = liveUpdates.enter(wtbId, token.getSubject(), told, trade.version());
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext open = request.startAsync();
            open.setTimeout(timeLeft(token).toMillis());
            follower.begin(OpenAnswer.begin(open, () -> liveUpdates.leave(follower)), settings.retry());
        } catch (IOException | RuntimeException e) {
            liveUpdates.leave(follower);
            throw e;
        }
    }

    /** What is left of the token's life; at least a moment, in which the client is told what there is. */
    private Duration timeLeft(Jwt token) {
        Instant now = clock.instant();
        Instant longest = now.plus(settings.longest());
        Instant expires = token.getExpiresAt();
        Instant end = expires == null || expires.isAfter(longest) ? longest : expires;
        Duration left = Duration.between(now, end);
        return left.compareTo(settings.retry()) < 0 ? settings.retry() : left;
    }

    private static void checkMethod(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals(HttpMethod.GET.name())) {
            response.setHeader(HttpHeaders.ALLOW, HttpMethod.GET.name());
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "Use GET.");
        }
    }

    private static void checkNoQuery(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "This operation has no query parameters.");
        }
    }

    private static long wtbId(HttpServletRequest request) {
        Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String text = String.valueOf(variables.get("wtbId"));
        if (!ID.matcher(text).matches()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "wtbId must be a positive number.");
        }
        return Long.parseLong(text);
    }

    /** @return the version of the last event that the client has; 0 for none */
    private static int told(HttpServletRequest request) {
        String text = request.getHeader("Last-Event-ID");
        if (text == null) {
            return 0;
        }
        if (!VERSION.matcher(text).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Last-Event-ID must be the id of an event: a version, from 1.");
        }
        return Integer.parseInt(text);
    }

    private static void checkAccepted(String accept) {
        try {
            if (accept == null
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(
                                    type -> type.getQualityValue() > 0 && type.includes(MediaType.TEXT_EVENT_STREAM))) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            // accepts nothing that there is
        }
        throw new ProblemException(ProblemType.NOT_ACCEPTABLE, "The answer is text/event-stream.");
    }
}
