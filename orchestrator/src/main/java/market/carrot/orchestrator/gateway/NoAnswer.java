package market.carrot.orchestrator.gateway;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a client is told when a service gave no answer. */
@Component("noAnswer")
@Profile(Role.GATEWAY_PROFILE)
class NoAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(NoAnswer.class);

    /** @throws ProblemException always: SERVICE_UNAVAILABLE; its detail says whether the request can have had an effect */
    public void explain(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("No answer from {}: {}", ExchangeHelper.getRouteId(exchange), String.valueOf(cause));
        throw new ProblemException(
                ProblemType.SERVICE_UNAVAILABLE,
                neverArrived(cause)
                        ? "This part of the market is down or overloaded. The request was not carried out."
                        : "This part of the market did not answer in time. The request may have been carried"
                                + " out: look before you repeat it, unless it had an Idempotency-Key: with the"
                                + " same key it may be repeated as it was.");
    }

    private static boolean neverArrived(Throwable cause) {
        return cause == null
                || cause instanceof BulkheadFullException
                || cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException;
    }
}
