package market.carrot.local.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbEngineIT extends DatabaseEngineContract<MariaDbEngine> {
    @Override
    String kind() {
        return "mariadb";
    }

    @Override
    MariaDbEngine start(Path directory, int port) {
        return MariaDbEngine.start(directory, port);
    }

    @Override
    Database database(MariaDbEngine engine, String name) {
        return engine.database(name);
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 1",
        "innodb_doublewrite, ON",
        "performance_schema, 0",
        "skip_name_resolve, 1",
        "character_set_server, utf8mb4",
        "time_zone, +00:00"
    })
    void runsWithTheSettingsOfARealOne(String setting, String value) throws SQLException {
        try (Connection connection = connect(TestEngines.mariaDb().database("settings"));
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT @@GLOBAL." + setting)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void keepsWordsOfEveryLanguage() throws SQLException {
        try (Connection connection = connect(TestEngines.mariaDb().database("words"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE word (text VARCHAR(20))");
            statement.execute("INSERT INTO word VALUES ('당근 🥕')");
            try (var row = statement.executeQuery("SELECT text FROM word")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("당근 🥕");
            }
        }
    }

    @Test
    void aUserSeesOnlyItsOwnDatabase() throws SQLException {
        TestEngines.mariaDb().database("others");
        try (Connection connection = connect(TestEngines.mariaDb().database("mine"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW DATABASES LIKE 'others'")) {
            assertThat(rows.next()).isFalse();
        }
    }
}
