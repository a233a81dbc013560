package market.carrot.hawtio;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Hawtio for all processes that run routes. It shows nothing of its own: whoever is logged in is passed on, with the
 * person's own token, to the Jolokia of the process, which decides.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HawtioApplication {
    public static void main(String[] args) {
        SpringApplication.run(HawtioApplication.class, args);
    }
}
