package market.carrot.hawtio;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The processes that can be looked at, and no other: nothing else is ever called.
 *
 * @param processes each as {@code name=http://host:port} of its management port
 */
@Validated
@ConfigurationProperties("carrot.hawtio")
record Processes(@NotEmpty List<CamelProcess> processes) {

    /** @param path of the request, as it came; Hawtio adds a slash to some */
    Optional<CamelProcess> reachedBy(String path) {
        return processes.stream()
                .filter(process -> path.equals(process.proxyPath()) || path.equals(process.proxyPath() + "/"))
                .findFirst();
    }
}
