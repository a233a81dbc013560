package market.carrot.acceptance.system;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the machine that some tests need.
 *
 * @param variable in which somebody may name another one: a path, or a name as in a shell
 * @param names under which it is looked for otherwise
 */
public record Tool(String variable, List<String> names) {

    public Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv(variable)), names.stream())
                .filter(name -> !name.isBlank())
                .flatMap(Tool::candidates)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> candidates(String name) {
        return name.contains("/")
                ? Stream.of(Path.of(name))
                : Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    }
}
