package market.carrot.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemAnswerTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void aRefusalIsAnsweredAsItSays() throws Exception {
        Message answer = answerTo(new IllegalStateException(
                new ProblemException(ProblemType.PAYMENT_UNAVAILABLE, "Later.").retryAfter(Duration.ofSeconds(5))));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo(5L);
        assertThat(answer.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/problem+json");
        assertThat(answer.getBody(String.class)).contains("/problems/payment-unavailable");
    }

    @Test
    void anErrorOfOurOwnTellsNothingOfItself() throws Exception {
        Message answer = answerTo(new IllegalStateException("secret"));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
        assertThat(answer.getBody(String.class)).doesNotContain("secret").contains("/problems/internal-error");
    }

    @Test
    void anUnreachableDatabaseIsAMatterOfTime() throws Exception {
        Message answer = answerTo(new RuntimeException(new SQLTransientConnectionException("timed out")));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "53300", "53100", "55P03", "57014", "57P01", "08006", "25006"})
    void whatTheDatabaseCannotDoNowIsAMatterOfTime(String state) throws Exception {
        Message answer = answerTo(new RuntimeException(new SQLException("not now", state)));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001"})
    void whatTheDatabaseWillNeverDoIsAnErrorOfOurOwn(String state) throws Exception {
        Message answer = answerTo(new RuntimeException(new SQLException("no", state)));

        assertThat(answer.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
    }

    @Test
    void theRequestsHeadersAreNotSentBack() throws Exception {
        exchange.getIn().setHeader("Authorization", "Bearer secret");

        assertThat(answerTo(new IllegalStateException()).getHeaders()).doesNotContainKey("Authorization");
    }

    private Message answerTo(Exception failure) throws Exception {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        new ProblemAnswer(new ObjectMapper()).process(exchange);
        return exchange.getMessage();
    }
}
