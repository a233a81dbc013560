package market.carrot.local.engines;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One engine as a process of its own: {@code postgres|mariadb|kafka <directory> <port> [database...]}. It runs until
 * SIGTERM, at which the engine is stopped cleanly. Exit code 1: the engine did not start, or stopped by itself; 2: wrong
 * arguments.
 */
public final class EngineMain {
    private static final Logger log = LoggerFactory.getLogger(EngineMain.class);
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private EngineMain() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length < 3 || !args[2].matches("\\d{1,5}")) {
            log.error("Usage: postgres|mariadb|kafka <directory> <port> [database...]");
            System.exit(WRONG_USE);
        }
        CompletableFuture<Engine> started = new CompletableFuture<>();
        AtomicBoolean told = stopAtExit(started);
        try {
            Engine engine = start(args[0], Path.of(args[1]), Integer.parseInt(args[2]));
            started.complete(engine);
            makeDatabases(engine, Arrays.asList(args).subList(3, args.length));
            log.info("{} is ready on 127.0.0.1:{}", args[0], engine.port());
            engine.awaitStop();
            if (!told.get()) {
                log.error("{} stopped by itself", args[0]);
            }
        } catch (EngineException e) {
            log.error(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // Kafka cannot start in a JVM that is going down
            if (!told.get()) {
                log.error("{} failed", args[0], e);
            }
        } finally {
            started.cancel(false);
        }
        if (!told.get()) {
            System.exit(FAILED);
        }
    }

    /**
     * At SIGTERM a start under way is awaited, so that it leaves no server behind.
     *
     * @return true from then on
     */
    private static AtomicBoolean stopAtExit(CompletableFuture<Engine> started) {
        AtomicBoolean told = new AtomicBoolean();
        Runnable stop = () -> {
            told.set(true);
            started.thenAccept(Engine::close).exceptionally(notStarted -> null).join();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-engine"));
        return told;
    }

    private static Engine start(String kind, Path directory, int port) {
        return switch (kind) {
            case "postgres" -> PostgresEngine.start(directory, port);
            case "mariadb" -> MariaDbEngine.start(directory, port);
            case "kafka" -> KafkaEngine.start(directory, port);
            default -> throw new EngineException("There is no engine " + kind + ".");
        };
    }

    private static void makeDatabases(Engine engine, List<String> names) {
        if (engine instanceof PostgresEngine postgres) {
            names.forEach(postgres::database);
        } else if (engine instanceof MariaDbEngine mariaDb) {
            names.forEach(mariaDb::database);
        }
    }
}
