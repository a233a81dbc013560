package market.carrot.orchestrator.trade;

import java.util.HashMap;
import java.util.Map;
import market.carrot.orchestrator.ExercisedRoutes;
import market.carrot.orchestrator.OrchestratorApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application of the role trade that a test starts and stops itself. */
final class AnotherApplication {
    private AnotherApplication() {}

    static ConfigurableApplicationContext start(Surroundings market, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(market.properties());
        all.putAll(settings);
        return new SpringApplicationBuilder(OrchestratorApplication.class, ExercisedRoutes.class)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
