package market.carrot.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import market.carrot.platform.problem.ProblemAnswer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** No connection to the database within its time limit: payment is overloaded, which a caller may know. */
@Component
class DatabaseBusy extends RouteConfigurationBuilder {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ProblemAnswer answer;

    DatabaseBusy(ObjectMapper json) {
        this.answer = new ProblemAnswer(json);
    }

    @Override
    public void configuration() {
        routeConfiguration()
                .onException(CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class)
                .handled(true)
                .process(exchange -> {
                    exchange.setProperty(
                            Exchange.EXCEPTION_CAUGHT,
                            new ProblemException(ProblemType.PAYMENT_UNAVAILABLE, "Payment is overloaded.")
                                    .retryAfter(RETRY_AFTER));
                    answer.process(exchange);
                });
    }
}
