package market.carrot.local.engines;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine as a process of its own: {@code postgres|mariadb|kafka <directory> <port> [database...]}. */
public final class EngineMain {
    private static final Logger log = LoggerFactory.getLogger(EngineMain.class);
    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private EngineMain() {}

    /** Runs until SIGTERM; exit code 1 if the engine does not start or stops by itself, 2 for wrong arguments. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length < 3) {
            log.error("Usage: postgres|mariadb|kafka <directory> <port> [database...]");
            System.exit(WRONG_USE);
        }
        try {
            Engine engine = start(args[0], Path.of(args[1]), Integer.parseInt(args[2]), databases(args));
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "stop-engine"));
            log.info("{} is ready on 127.0.0.1:{}", args[0], engine.port());
            engine.awaitStop();
            log.error("{} stopped by itself", args[0]);
        } catch (EngineException e) {
            log.error(e.getMessage());
        }
        System.exit(FAILED);
    }

    private static List<String> databases(String[] args) {
        return Arrays.asList(args).subList(3, args.length);
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
