package market.carrot.local.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server on 127.0.0.1 with the durability of a real one: what was committed survives any crash. A server
 * that outlived its JVM is stopped cleanly and replaced at the next start on the same directory.
 */
public final class PostgresEngine implements Engine {
    private static final String NAME = "PostgreSQL";
    private static final String ADMIN = "postgres";
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");
    private static final Path NO_INPUT = Path.of("/dev/null");
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "200",
            "shared_buffers", "64MB",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "log_checkpoints", "off",
            "timezone", "UTC");

    private final EngineHome home;
    private final NativeServer server;
    private final int port;

    private PostgresEngine(EngineHome home, NativeServer server, int port) {
        this.home = home;
        this.server = server;
        this.port = port;
    }

    /**
     * @param directory of this engine alone; made at the first start
     * @param port 0 for any free one
     * @throws EngineException if the port is taken or the directory cannot be used
     */
    public static PostgresEngine start(Path directory, int port) {
        return Starting.in(directory, home -> {
            Path programs = Binaries.postgres().resolve("bin");
            NativeServer.stopSurvivor(StopSignal.INTERRUPT, programs, home);
            int claimed = FreePorts.claim(port, NAME);
            if (Files.notExists(home.data())) {
                initialize(programs, home);
            }
            List<String> command = command(programs.resolve("postgres"));
            command.addAll(List.of("-D", home.data().toString(), "-p", String.valueOf(claimed)));
            SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
            NativeServer server = NativeServer.start(NAME, StopSignal.INTERRUPT, command, NO_INPUT, home);
            PostgresEngine engine = new PostgresEngine(home, server, claimed);
            server.awaitReady(() -> engine.connect().close());
            return engine;
        });
    }

    private static void initialize(Path programs, EngineHome home) throws IOException, InterruptedException {
        Directories.delete(home.unfinishedData());
        List<String> command = command(programs.resolve("initdb"));
        command.addAll(List.of("-D", home.unfinishedData().toString(), "-U", ADMIN, "-E", "UTF8"));
        // the same order of text on every machine
        command.addAll(List.of("--locale-provider=builtin", "--locale=C.UTF-8"));
        command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + home.adminPasswordFile()));
        String name = IS_ROOT ? "PostgreSQL's initdb (for root it needs user namespaces)" : "PostgreSQL's initdb";
        NativeServer.start(name, StopSignal.INTERRUPT, command, NO_INPUT, home).awaitSuccess();
        Files.move(home.unfinishedData(), home.data());
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it sees another user. */
    private static List<String> command(Path program) {
        List<String> command = new ArrayList<>(IS_ROOT ? List.of("unshare", "--user") : List.of());
        command.add(program.toString());
        return command;
    }

    @Override
    public int port() {
        return port;
    }

    /**
     * The database of that name, made with an owner of the same name if it is not there; the password is the name too.
     *
     * @param name a lower-case word
     */
    public Database database(String name) {
        DatabaseNames.check(name);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + name + "'")) {
                statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
            }
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
        } catch (SQLException | IOException e) {
            throw new EngineException("The database " + name + " cannot be made: " + e.getMessage(), e);
        }
        return new Database(url(name), name, name);
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(url(ADMIN), ADMIN, home.adminPassword());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void awaitStop() throws InterruptedException {
        server.awaitStop();
    }

    /** Ends the server without a word; its next start on the same directory recovers. */
    void kill() {
        server.kill();
        home.close();
    }

    @Override
    public void close() {
        server.stop();
        home.close();
    }
}
