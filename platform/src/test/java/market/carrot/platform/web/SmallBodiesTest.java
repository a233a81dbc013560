package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import market.carrot.platform.problem.ProblemWriter;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class SmallBodiesTest {
    private static final Duration WITHIN = Duration.ofMillis(50);

    private final SmallBodies bodies =
            new SmallBodies(new BodyLimits(DataSize.ofKilobytes(64), WITHIN), new ProblemWriter(new ObjectMapper()));

    /** Fault: a client sends one byte now and then and never comes to an end. It is refused, and holds nothing any more. */
    @Test
    void aBodyThatDoesNotArriveInTimeIsRefused() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();

        bodies.doFilter(request(new Dripping()), response, chain);

        assertThat(response.getStatus()).isEqualTo(408);
        assertThat(response.getContentAsString()).contains("/problems/request-timeout");
        assertThat(response.getHeader("Connection")).isEqualTo("close");
        assertThat(chain.getRequest()).isNull();
    }

    private static MockHttpServletRequest request(ServletInputStream body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/products") {
            @Override
            public ServletInputStream getInputStream() {
                return body;
            }
        };
        request.addHeader("Transfer-Encoding", "chunked");
        return request;
    }

    private static final class Dripping extends ServletInputStream {
        @Override
        public int read() {
            return ' ';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            LockSupport.parkNanos(WITHIN.toNanos() / 10);
            target[offset] = ' ';
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
