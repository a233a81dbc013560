package market.carrot.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The engines of a test JVM: one of each kind, started when first asked for, on a directory that is deleted with them
 * when the JVM ends. Test classes share them, so each should take databases or topics of its own.
 */
public final class TestEngines {
    private static final TestEngines INSTANCE = new TestEngines();

    private PostgresEngine postgres;
    private MariaDbEngine mariaDb;
    private KafkaEngine kafka;
    private Path directory;

    private TestEngines() {}

    /** The one PostgreSQL of this JVM. */
    public static PostgresEngine postgres() {
        synchronized (INSTANCE) {
            if (INSTANCE.postgres == null) {
                INSTANCE.postgres = PostgresEngine.start(INSTANCE.directory("postgres"), 0);
            }
            return INSTANCE.postgres;
        }
    }

    /** The one MariaDB of this JVM. */
    public static MariaDbEngine mariaDb() {
        synchronized (INSTANCE) {
            if (INSTANCE.mariaDb == null) {
                INSTANCE.mariaDb = MariaDbEngine.start(INSTANCE.directory("mariadb"), 0);
            }
            return INSTANCE.mariaDb;
        }
    }

    /** The one Kafka of this JVM. */
    public static KafkaEngine kafka() {
        synchronized (INSTANCE) {
            if (INSTANCE.kafka == null) {
                INSTANCE.kafka = KafkaEngine.start(INSTANCE.directory("kafka"), 0);
            }
            return INSTANCE.kafka;
        }
    }

    private Path directory(String engine) {
        if (directory == null) {
            try {
                directory = Leftovers.clearedDirectory();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-engines"));
        }
        return directory.resolve(engine);
    }

    private void stopAll() {
        Stream.of(postgres, mariaDb, kafka).filter(Objects::nonNull).forEach(Engine::close);
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
