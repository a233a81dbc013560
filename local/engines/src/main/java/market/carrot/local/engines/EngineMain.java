package market.carrot.local.engines;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

    public static void main(String[] args) {
        if (args.length < 3 || !args[2].matches("\\d{1,5}")) {
            log.error("Usage: postgres|mariadb|kafka <directory> <port> [database...]");
            System.exit(WRONG_USE);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(stopping(Thread.currentThread(), stopped));
        try {
            run(
                    args[0],
                    Path.of(args[1]),
                    Integer.parseInt(args[2]),
                    Arrays.asList(args).subList(3, args.length));
        } finally {
            stopped.countDown();
        }
        System.exit(FAILED);
    }

    /** Ends the thread that runs the engine, and keeps the JVM until even a half started engine has stopped. */
    private static Thread stopping(Thread running, CountDownLatch stopped) {
        return new Thread(
                () -> {
                    running.interrupt();
                    try {
                        stopped.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-engine");
    }

    private static void run(String kind, Path directory, int port, List<String> databases) {
        try (Engine engine = start(kind, directory, port, databases)) {
            log.info("{} is ready on 127.0.0.1:{}", kind, engine.port());
            engine.awaitStop();
            log.error("{} stopped by itself", kind);
        } catch (InterruptedException told) {
            log.info("{} stopped", kind);
        } catch (EngineException e) {
            log.error(e.getMessage());
        }
    }

    private static Engine start(String kind, Path directory, int port, List<String> databases) {
        switch (kind) {
            case "postgres" -> {
                PostgresEngine postgres = PostgresEngine.start(directory, port);
                databases.forEach(postgres::database);
                return postgres;
            }
            case "mariadb" -> {
                MariaDbEngine mariaDb = MariaDbEngine.start(directory, port);
                databases.forEach(mariaDb::database);
                return mariaDb;
            }
            case "kafka" -> {
                return KafkaEngine.start(directory, port);
            }
            default -> throw new EngineException("There is no engine " + kind + ".");
        }
    }
}
