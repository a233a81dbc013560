package market.carrot.local.launcher.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The classes of one process as the JVM wants them in memory, written at the end of its first run and mapped in all later
 * ones: they start with a fraction of the work.
 *
 * <p>Its name holds the state of the jars at the start of the run. A build during the run makes new jars; the JVM would
 * not notice that the classes it writes are the old ones.
 */
final class ClassDataArchive {
    private final Path directory;
    private final String prefix;
    private final Path file;
    private final Path unfinished;

    /** @param jar beside its lib folder */
    ClassDataArchive(Jdk jdk, String process, Path jar) {
        this.directory = jar.resolveSibling("class-data");
        this.prefix = process + "-" + jdk.version().replaceAll("[^\\w.]", "_") + "-";
        this.file = directory.resolve(prefix + fingerprint(jar) + ".jsa");
        this.unfinished = directory.resolve(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** For the JVM: use the archive, or write it. */
    String option() {
        if (Files.exists(file)) {
            return "-XX:SharedArchiveFile=" + file;
        }
        forgetOlder();
        return "-XX:ArchiveClassesAtExit=" + unfinished;
    }

    /** Whether this run writes it, which takes a busy machine long. */
    boolean isWritten() {
        return Files.notExists(file);
    }

    /** Only now, and only if the JVM came to its end, the archive is whole. */
    void publish(boolean whole) {
        try {
            if (whole && Files.exists(unfinished)) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(unfinished);
        } catch (IOException withoutThen) {
            // the next run writes it again
            unfinished.toFile().deleteOnExit();
        }
    }

    private void forgetOlder() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                List<Path> older = files.filter(
                                path -> path.getFileName().toString().startsWith(prefix))
                        .toList();
                for (Path path : older) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(Path jar) {
        TreeMap<String, Long> jars = new TreeMap<>();
        note(jar, jars);
        try (Stream<Path> library = Files.list(jar.resolveSibling("lib"))) {
            library.forEach(path -> note(path, jars));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().toHexDigits(jars.hashCode());
    }

    private static void note(Path jar, TreeMap<String, Long> jars) {
        try {
            jars.put(
                    jar.getFileName().toString(),
                    31 * Files.size(jar) + Files.getLastModifiedTime(jar).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
