package market.carrot.local.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import market.carrot.local.launcher.system.Part;

/**
 * What this run of the launcher goes by.
 *
 * @param root of the repository
 * @param version of the modules, part of their jars' names
 * @param home holds data, logs and what is known of the running system
 * @param javaHome the JDK of all processes, which is the launcher's own
 * @param portOffset added to every port
 * @param tradeProcesses how many processes trade, one or two
 * @param memoryNeeded in MB, to be available at the start
 * @param jvmOptions of the person, after (so: over) ours
 * @param terminal whether somebody watches: colours and progress in place
 */
public record Settings(
        Path root,
        String version,
        Path home,
        Path javaHome,
        int portOffset,
        int tradeProcesses,
        long memoryNeeded,
        List<String> jvmOptions,
        boolean terminal) {
    private static final String MEMORY_NEEDED = "2500";

    /** What the script {@code carrot} passes as properties, and the person as environment variables. */
    static Settings of(Map<String, String> environment, Properties properties) {
        Path root = Path.of(properties.getProperty("carrot.root", "."))
                .toAbsolutePath()
                .normalize();
        return new Settings(
                root,
                properties.getProperty("carrot.version", "1.0.0-SNAPSHOT"),
                root.resolve(environment.getOrDefault("CARROT_HOME", ".carrot")).normalize(),
                Path.of(properties.getProperty("java.home")),
                number(environment, "CARROT_PORT_OFFSET", "0"),
                tradeProcesses(environment),
                number(environment, "CARROT_MEMORY_NEEDED", MEMORY_NEEDED),
                words(environment.getOrDefault("CARROT_JVM_OPTIONS", "")),
                Boolean.parseBoolean(properties.getProperty("carrot.terminal")));
    }

    /** The processes of this system, without those that are only started when they are asked for. */
    public List<Part> parts() {
        return Arrays.stream(Part.values())
                .filter(part -> part != Part.TRACES)
                .filter(part -> part != Part.TRADE_2 || tradeProcesses > 1)
                .toList();
    }

    /** Their names. */
    public List<String> names() {
        return parts().stream().map(Part::word).toList();
    }

    /** Each process has a folder of its own name there. */
    public Path data() {
        return home.resolve("data");
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Where a running launcher leaves what the other commands need. */
    public Path run() {
        return home.resolve("run");
    }

    private static int tradeProcesses(Map<String, String> environment) {
        int processes = number(environment, "CARROT_TRADE_PROCESSES", "1");
        if (processes < 1 || processes > 2) {
            throw new Failure("CARROT_TRADE_PROCESSES must be 1 or 2, but is '" + processes + "'.");
        }
        return processes;
    }

    private static int number(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, otherwise);
        if (!value.matches("\\d{1,9}")) {
            throw new Failure(name + " must be a number, but is '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    private static List<String> words(String options) {
        return Arrays.stream(options.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
