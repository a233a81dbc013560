package market.carrot.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both database engines promise. */
abstract class DatabaseEngineContract<E extends Engine> {
    @TempDir
    private Path directory;

    abstract String kind();

    abstract E start(Path directory, int port);

    abstract Database database(E engine, String name);

    @Test
    void keepsItsDataWhenItIsStoppedAndStartedAgain() throws SQLException {
        int port;
        try (E first = start(directory, 0)) {
            port = first.port();
            note(database(first, "stories"), "before");
        }
        try (E again = start(directory, port)) {
            note(database(again, "stories"), "after");
            assertThat(notes(database(again, "stories"))).isEqualTo(2);
        }
    }

    /** Fault: the JVM alone is killed, its server lives on with an open session. */
    @Test
    void takesOverFromTheServerThatAKilledJvmLeftBehind() throws Exception {
        int port = FreePorts.next();
        try (EngineProcess killed =
                        EngineProcess.start(kind(), directory, port, "stories").awaitReady();
                Connection session = connect(database(port))) {
            note(database(port), "before");
            killed.killJvm();
            assertThat(killed.runningServers()).isNotEmpty();

            try (E again = start(directory, port)) {
                assertThat(killed.runningServers()).isEmpty();
                assertThat(session.isValid(1)).isFalse();
                assertThat(notes(database(again, "stories"))).isOne();
            }
        }
    }

    /** Fault: JVM and server are killed right after a commit. */
    @Test
    void recoversWhatWasCommittedBeforeEverythingWasKilled() throws Exception {
        int port = FreePorts.next();
        try (EngineProcess killed =
                EngineProcess.start(kind(), directory, port, "stories").awaitReady()) {
            note(database(port), "before");
            killed.killJvm();
            killed.killServers();

            try (E again = start(directory, port)) {
                assertThat(notes(database(again, "stories"))).isOne();
            }
        }
    }

    @Test
    void itsProcessStopsTheServerCleanlyWhenTold() throws Exception {
        int port = FreePorts.next();
        try (EngineProcess process =
                EngineProcess.start(kind(), directory, port, "stories").awaitReady()) {
            process.terminate();
            process.awaitExit();
            assertThat(process.runningServers()).isEmpty();
            assertThat(process.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void itsProcessSaysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EngineProcess process = EngineProcess.start(kind(), directory, taken.getLocalPort())) {
            assertThat(process.awaitExit()).isOne();
            assertThat(process.output()).contains("needs port " + taken.getLocalPort());
        }
    }

    @Test
    void itsProcessSaysThatTheDirectoryCannotBeUsed() throws Exception {
        try (EngineProcess process = EngineProcess.start(kind(), Path.of("/dev/null/here"), 0)) {
            assertThat(process.awaitExit()).isOne();
            assertThat(process.output()).contains("/dev/null/here cannot be used");
        }
    }

    @Test
    void aSecondEngineCannotTakeADirectoryInUse() {
        try (E running = start(directory, 0)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> start(directory, 0))
                    .withMessageContaining("in use");
            assertThat(running.port()).isPositive();
        }
    }

    @Test
    void aDatabaseOpensOnlyWithItsPassword() {
        try (E engine = start(directory, 0)) {
            Database known = database(engine, "stories");
            assertThatThrownBy(() -> connect(new Database(known.url(), known.user(), "wrong")))
                    .isInstanceOf(SQLException.class);
        }
    }

    private Database database(int port) {
        String product = kind().equals("postgres") ? "postgresql" : kind();
        return new Database("jdbc:" + product + "://127.0.0.1:" + port + "/stories", "stories", "stories");
    }

    static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void note(Database database, String text) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (line VARCHAR(20))");
            statement.execute("INSERT INTO note VALUES ('" + text + "')");
        }
    }

    private static int notes(Database database) throws SQLException {
        try (Connection connection = connect(database);
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM note")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
