package market.carrot.platform.web;

import market.carrot.platform.problem.ProblemAnswer;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What every route gets. A route that says nothing is an operation: its failure becomes a problem+json answer. A route
 * that is a step of another ({@code routeConfigurationId: step}) hands its failure to the route that called it.
 */
public class RouteDefaults extends RouteConfigurationBuilder {
    private static final String STEP = "step";

    private final ProblemAnswer problemAnswer;

    public RouteDefaults(ProblemAnswer problemAnswer) {
        this.problemAnswer = problemAnswer;
    }

    @Override
    public void configuration() {
        routeConfiguration().interceptFrom().process(new Caller());
        routeConfiguration().onException(Throwable.class).handled(true).process(problemAnswer);
        routeConfiguration(STEP)
                .onException(Throwable.class)
                .handled(false)
                .logExhausted(false)
                .logStackTrace(false);
    }
}
