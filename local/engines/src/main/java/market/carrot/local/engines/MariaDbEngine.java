package market.carrot.local.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A MariaDB server on 127.0.0.1 with the durability of a real one. A server that outlived its JVM is stopped cleanly and
 * replaced at the next start on the same directory.
 */
public final class MariaDbEngine implements Engine {
    private static final String NAME = "MariaDB";
    private static final String ADMIN = "carrot_admin";
    private static final Path NO_INPUT = Path.of("/dev/null");
    private static final String HOST = "127.0.0.1";
    /** In this order, as MariaDB's own installation script has them; help texts and the sys schema are left out. */
    private static final List<String> SYSTEM_TABLES =
            List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

    private final EngineHome home;
    private final NativeServer server;
    private final int port;

    private MariaDbEngine(EngineHome home, NativeServer server, int port) {
        this.home = home;
        this.server = server;
        this.port = port;
    }

    /**
     * @param directory of this engine alone; made at the first start
     * @param port 0 for any free one
     * @throws EngineException if the port is taken or the directory cannot be used
     */
    public static MariaDbEngine start(Path directory, int port) {
        return Starting.in(directory, home -> {
            Path programs = Binaries.mariaDb();
            NativeServer.stopSurvivor(StopSignal.TERMINATE, programs, home);
            int claimed = FreePorts.claim(port, NAME);
            if (Files.notExists(home.data())) {
                initialize(programs, home);
            }
            List<String> command = command(programs, home, home.data());
            command.addAll(List.of("--port=" + claimed, "--bind-address=" + HOST));
            // relative to the data directory: a socket's path may have 107 characters only
            command.add("--socket=server.sock");
            NativeServer server = NativeServer.start(NAME, StopSignal.TERMINATE, command, NO_INPUT, home);
            MariaDbEngine engine = new MariaDbEngine(home, server, claimed);
            server.awaitReady(() -> engine.connect().close());
            return engine;
        });
    }

    private static List<String> command(Path programs, EngineHome home, Path data) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(programs.resolve("bin/mariadbd").toString());
        // first: settings of an installed MariaDB are not for this one
        command.add("--no-defaults");
        command.add("--user=" + System.getProperty("user.name"));
        command.add("--basedir=" + programs);
        command.add("--lc-messages-dir=" + programs.resolve("share"));
        command.add("--datadir=" + data);
        command.add("--tmpdir=" + home.temporary());
        command.add("--skip-log-error");
        // looking names up, and making a TLS key at each start, cost seconds and serve nobody on loopback
        command.addAll(List.of("--skip-name-resolve", "--skip-ssl"));
        command.addAll(List.of("--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_ci"));
        command.addAll(List.of("--innodb-flush-log-at-trx-commit=1", "--innodb-log-file-size=32M"));
        command.addAll(List.of("--innodb-buffer-pool-size=64M", "--innodb-log-buffer-size=4M"));
        command.addAll(List.of("--aria-pagecache-buffer-size=8M", "--key-buffer-size=1M", "--performance-schema=off"));
        command.add("--default-time-zone=+00:00");
        return command;
    }

    private static void initialize(Path programs, EngineHome home) throws IOException, InterruptedException {
        Directories.delete(home.unfinishedData());
        Files.createDirectories(home.unfinishedData());
        Path script = home.secretFile("bootstrap.sql");
        Files.writeString(script, "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = 'root';\n");
        for (String file : SYSTEM_TABLES) {
            byte[] sql = Files.readAllBytes(programs.resolve("share").resolve(file));
            Files.write(script, sql, StandardOpenOption.APPEND);
        }
        Files.writeString(
                script,
                """
                FLUSH PRIVILEGES;
                CREATE USER %s@'%s' IDENTIFIED BY '%s';
                GRANT ALL PRIVILEGES ON *.* TO %s@'%s' WITH GRANT OPTION;
                """
                        .formatted(ADMIN, HOST, home.adminPassword(), ADMIN, HOST),
                StandardOpenOption.APPEND);
        List<String> command = command(programs, home, home.unfinishedData());
        command.addAll(List.of("--bootstrap", "--enforce-storage-engine=", "--max_allowed_packet=8M"));
        NativeServer.start("MariaDB's bootstrap", StopSignal.TERMINATE, command, script, home)
                .awaitSuccess();
        Files.delete(script);
        Files.move(home.unfinishedData(), home.data());
    }

    @Override
    public int port() {
        return port;
    }

    /**
     * The database of that name, made with a user of the same name if it is not there; the password is the name too.
     *
     * @param name a lower-case word
     */
    public Database database(String name) {
        DatabaseNames.check(name);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS " + name);
            statement.execute("CREATE USER IF NOT EXISTS %s@'%s' IDENTIFIED BY '%s'".formatted(name, HOST, name));
            statement.execute("GRANT ALL PRIVILEGES ON %s.* TO %s@'%s'".formatted(name, name, HOST));
        } catch (SQLException | IOException e) {
            throw new EngineException("The database " + name + " cannot be made: " + e.getMessage(), e);
        }
        return new Database(url(name), name, name);
    }

    private Connection connect() throws SQLException, IOException {
        return DriverManager.getConnection(url(""), ADMIN, home.adminPassword());
    }

    private String url(String database) {
        return "jdbc:mariadb://" + HOST + ":" + port + "/" + database;
    }

    @Override
    public void awaitStop() throws InterruptedException {
        server.awaitStop();
    }

    @Override
    public void close() {
        server.stop();
        home.close();
    }
}
