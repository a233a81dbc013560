package market.carrot.coordinator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Narayana's LRA coordinator under {@code /lra-coordinator}. Narayana keeps its state in the JVM's statics, so a JVM
 * holds one coordinator, and a stopped one is started again in a new JVM.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CoordinatorApplication {

    public static void main(String[] args) {
        try {
            SpringApplication.run(CoordinatorApplication.class, args);
        } catch (RuntimeException alreadyReported) {
            // Narayana's timers of recovered LRAs would keep the JVM of a failed start alive
            System.exit(1);
        }
    }
}
