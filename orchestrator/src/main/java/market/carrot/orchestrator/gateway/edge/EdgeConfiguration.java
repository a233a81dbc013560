package market.carrot.orchestrator.gateway.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import market.carrot.orchestrator.gateway.AllowedHeaders;
import market.carrot.orchestrator.gateway.GatewayFilters;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.Problem;
import market.carrot.platform.problem.ProblemType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** What browsers are told. */
@Configuration(proxyBeanMethods = false)
@Profile(Role.GATEWAY_PROFILE)
class EdgeConfiguration {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** What a page may read of an answer, beside what every page may. */
    private static final List<String> EXPOSED = List.of(
            "ETag",
            "Location",
            "Retry-After",
            "Preference-Applied",
            "WWW-Authenticate",
            "Allow",
            market.carrot.platform.web.HttpHeaders.CORRELATION_ID);

    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders(AnswerHeaderSettings settings) {
        return GatewayFilters.at(GatewayFilters.ANSWER_HEADERS, new AnswerHeaders(settings));
    }

    @Bean
    FilterRegistrationBean<CorsFilter> crossOrigin(CrossOrigin crossOrigin, ObjectMapper json) {
        CorsConfiguration allowed = allowed(crossOrigin);
        CorsFilter filter = new CorsFilter(
                request -> crossOrigin.origins().contains(request.getHeader(HttpHeaders.ORIGIN)) ? allowed : null);
        filter.setCorsProcessor(new RefusedInAdvance(json));
        return GatewayFilters.at(GatewayFilters.CROSS_ORIGIN, filter);
    }

    /**
     * A page of a site that is not named gets no header that lets it read an answer. Where its browser asks in advance, it
     * is told no, and does not send the request.
     */
    private static final class RefusedInAdvance extends DefaultCorsProcessor {
        private final ObjectMapper json;

        RefusedInAdvance(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            response.getHeaders().set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
            response.getBody()
                    .write(json.writeValueAsBytes(Problem.of(
                            ProblemType.FORBIDDEN, "Pages of your origin may not call the market from a browser.")));
            response.flush();
        }
    }

    private static CorsConfiguration allowed(CrossOrigin crossOrigin) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(crossOrigin.origins());
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(List.copyOf(AllowedHeaders.OF_REQUESTS));
        allowed.setExposedHeaders(EXPOSED);
        // the token is a header that the page sets itself; the market knows no cookies
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(crossOrigin.maxAge());
        return allowed;
    }
}
