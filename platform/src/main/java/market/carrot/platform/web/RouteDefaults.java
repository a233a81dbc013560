package market.carrot.platform.web;

import market.carrot.platform.problem.ProblemAnswer;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * What every route gets. A route that says nothing is an operation: its failure becomes a problem+json answer. A route
 * that is a step of another ({@code routeConfigurationId: step}) has no error handling of its own: its failure is the
 * caller's.
 */
public class RouteDefaults extends RouteConfigurationBuilder {
    private static final String STEP = "step";

    private final ProblemAnswer problemAnswer;

    public RouteDefaults(ProblemAnswer problemAnswer) {
        this.problemAnswer = problemAnswer;
    }

    @Override
    public void configuration() {
        RouteConfigurationDefinition operations = routeConfiguration();
        operations.interceptFrom().process(new Caller()).process(new LogContext());
        operations.onException(Throwable.class).handled(true).process(problemAnswer);

        RouteConfigurationDefinition steps = routeConfiguration(STEP);
        steps.interceptFrom().process(new LogContext());
        steps.errorHandler(noErrorHandler());
    }
}
