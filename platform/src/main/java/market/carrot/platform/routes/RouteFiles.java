package market.carrot.platform.routes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Which route files a process loads: the shipped ones, and those that a deployment drops in. */
public final class RouteFiles {
    private static final String FILES = "/*.camel.yaml";

    private RouteFiles() {}

    /** The route files that are shipped in a folder of the class path. */
    public static String shipped(String folder) {
        return "classpath:" + folder + FILES;
    }

    /**
     * The route files in a sub-folder of {@code CARROT_ROUTES_DIR}.
     *
     * @return empty when there is no such folder: Camel would not start with one that is not there
     */
    public static Optional<String> droppedIn(ConfigurableEnvironment environment, String folder) {
        String directory = environment.getProperty("carrot.routes-dir", "");
        return Optional.of(Path.of(directory, folder))
                .filter(dropped -> !directory.isBlank() && Files.isDirectory(dropped))
                .map(dropped -> "file:" + dropped + FILES);
    }

    /** Tells Camel which files to load; a configuration that names others wins. */
    public static void load(ConfigurableEnvironment environment, Collection<String> files) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "route-files", Map.of("camel.main.routes-include-pattern", String.join(",", files))));
    }
}
