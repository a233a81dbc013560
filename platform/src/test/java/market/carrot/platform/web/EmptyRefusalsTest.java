package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import market.carrot.platform.problem.ProblemWriter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every refusal is a problem, also those of which Camel says nothing but the status. */
class EmptyRefusalsTest {
    private final EmptyRefusals filter = new EmptyRefusals(new ProblemWriter(new ObjectMapper()));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/wtbs/1/accept");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void anEmptyRefusalBecomesAProblem() throws Exception {
        filter.doFilter(request, response, answering(405));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("/problems/method-not-allowed");
    }

    @Test
    void whatIsNoRefusalStaysEmpty() throws Exception {
        filter.doFilter(request, response, answering(204));

        assertThat(response.getContentAsString()).isEmpty();
    }

    @Test
    void whileTheRouteStillWorksOnAnotherThreadNothingIsWritten() throws Exception {
        request.setAsyncSupported(true);
        filter.doFilter(request, response, (asked, answer) -> {
            asked.startAsync();
            response.setStatus(404);
        });

        assertThat(response.getContentAsString()).isEmpty();
    }

    private static FilterChain answering(int status) {
        return (request, response) -> ((MockHttpServletResponse) response).setStatus(status);
    }
}
