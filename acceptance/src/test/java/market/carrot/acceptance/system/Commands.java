package market.carrot.acceptance.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts commands in the repository's root, told by their environment where the system under test is. */
final class Commands {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Map<String, String> environment = new LinkedHashMap<>();

    Commands(Path home, Addresses addresses) {
        environment.put("CARROT_HOME", home.toString());
        environment.put("CARROT_PORT_OFFSET", String.valueOf(addresses.offset()));
        // Maven has built everything before this module, or is doing so
        environment.put("CARROT_BUILD", "never");
    }

    /** Runs it to its end. Its errors are part of its text. */
    Output run(List<String> command) {
        try {
            Process process = builder(command).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Output carrot(String... words) {
        return run(carrotLine(words));
    }

    /** Starts the system, which stays. What it says is in the file. */
    Process up(Path console, Map<String, String> more, String... words) {
        try {
            ProcessBuilder builder = builder(interruptible(carrotLine(words)));
            builder.environment().putAll(more);
            Files.createDirectories(console.getParent());
            return builder.redirectOutput(ProcessBuilder.Redirect.to(console.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private static List<String> carrotLine(String... words) {
        return Stream.concat(Stream.of(ROOT.resolve("carrot").toString()), Arrays.stream(words))
                .toList();
    }

    /** What a shell runs in the background ignores Ctrl-C, and so would all that it starts: undone for the launcher. */
    private static List<String> interruptible(List<String> command) {
        return Files.isDirectory(Path.of("/proc/self"))
                ? Stream.concat(Stream.of("env", "--default-signal=INT"), command.stream())
                        .toList()
                : command;
    }
}
