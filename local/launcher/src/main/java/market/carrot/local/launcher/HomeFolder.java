package market.carrot.local.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The folder with data and logs. */
final class HomeFolder {
    private HomeFolder() {}

    /**
     * Makes it ready for a start: the logs of the run before become {@code *.log.1}.
     *
     * @param fresh whether to throw away all data and logs first
     */
    static void prepare(Settings settings, boolean fresh) {
        try {
            if (fresh) {
                // only what is known to be ours: CARROT_HOME may be named wrongly
                delete(settings.data());
                delete(settings.logs());
            }
            Files.createDirectories(settings.data());
            for (Path log : logs(Files.createDirectories(settings.logs()))) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new Failure(settings.home() + " cannot be used: " + e, e);
        }
    }

    private static List<Path> logs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
