package market.carrot.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL for tests of its failure: it can be killed, and comes back where it was with what was committed. */
public final class KillablePostgres implements AutoCloseable {
    private final Path directory;
    private final int port = FreePorts.next();
    private PostgresEngine engine;

    public KillablePostgres() {
        try {
            directory = Files.createTempDirectory("postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public void start() {
        engine = PostgresEngine.start(directory.resolve("engine"), port);
    }

    /** As a power failure would. */
    public void kill() {
        engine.kill();
    }

    public Database database(String name) {
        return engine.database(name);
    }

    @Override
    public void close() {
        engine.close();
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
