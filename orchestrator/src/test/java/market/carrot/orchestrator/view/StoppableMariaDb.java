package market.carrot.orchestrator.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import market.carrot.local.engines.Database;
import market.carrot.local.engines.FreePorts;
import market.carrot.local.engines.MariaDbEngine;
import org.springframework.util.FileSystemUtils;

/** A MariaDB that comes back where it was, with what it had. */
final class StoppableMariaDb {
    private final Path directory;
    private final int port = FreePorts.next();
    private MariaDbEngine engine;

    StoppableMariaDb() {
        try {
            directory = Files.createTempDirectory("view");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::discard));
    }

    void start() {
        engine = MariaDbEngine.start(directory.resolve("mariadb"), port);
    }

    void stop() {
        engine.close();
    }

    Database database(String name) {
        return engine.database(name);
    }

    private void discard() {
        stop();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
