package market.carrot.local.engines;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The test engines of JVMs that were killed and could not stop them: servers still running, and their directories. */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final String PREFIX = "carrot-engines-";

    private Leftovers() {}

    /** A new temporary directory for this JVM's engines, after clearing those whose JVM is gone. */
    static Path clearedDirectory() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        for (Path left : list(temporary, PREFIX + "*-*")) {
            if (Files.isWritable(left) && !isOfRunningJvm(left)) {
                clear(left);
            }
        }
        String pid = String.valueOf(ProcessHandle.current().pid());
        return Files.createTempDirectory(temporary, PREFIX + pid + "-");
    }

    private static boolean isOfRunningJvm(Path directory) {
        String pid =
                directory.getFileName().toString().substring(PREFIX.length()).split("-")[0];
        return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    private static void clear(Path directory) {
        try {
            for (Path engine : list(directory, "*")) {
                try (EngineHome home = EngineHome.open(engine)) {
                    NativeServer.stopSurvivor(StopSignal.TERMINATE, Binaries.cache(), home);
                }
            }
            Directories.delete(directory);
        } catch (IOException | EngineException inUse) {
            // by a JVM that clears it too, or one whose process id is not seen from here
            log.debug("{} is left as it is", directory, inUse);
        }
    }

    private static List<Path> list(Path directory, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
            entries.forEach(found::add);
        }
        return found;
    }
}
