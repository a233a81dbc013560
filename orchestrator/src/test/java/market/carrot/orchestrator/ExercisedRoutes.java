package market.carrot.orchestrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Remembers every route that any test of this build has started, and every one that it has run, in whichever JVM. */
@TestConfiguration(proxyBeanMethods = false)
public class ExercisedRoutes {
    private static final Path MEMORY =
            Path.of(System.getProperty("carrot.exercised-routes", "target/exercised-routes"));
    private static final RouteNames STARTED = new RouteNames(MEMORY.resolve("started"));
    private static final RouteNames EXERCISED = new RouteNames(MEMORY.resolve("exercised"));

    /** What was started and never run. */
    static Set<String> missing() {
        Set<String> missing = STARTED.all();
        missing.removeAll(EXERCISED.all());
        return missing;
    }

    static Set<String> started() {
        return STARTED.all();
    }

    @Bean
    RoutePolicyFactory exercisedRoutesMemory() {
        return new RoutePolicyFactory() {
            @Override
            public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
                STARTED.add(routeId);
                return new Memory();
            }
        };
    }

    private static final class Memory extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            EXERCISED.add(route.getId());
        }
    }

    /** A file for each, so that several JVMs can write at once. */
    private record RouteNames(Path folder, Set<String> written) {
        RouteNames(Path folder) {
            this(folder, ConcurrentHashMap.newKeySet());
        }

        void add(String name) {
            if (written.add(name)) {
                try {
                    Files.createDirectories(folder);
                    Files.writeString(folder.resolve(URLEncoder.encode(name, UTF_8)), "");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        Set<String> all() {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> URLDecoder.decode(file.getFileName().toString(), UTF_8))
                        .collect(Collectors.toCollection(TreeSet::new));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
