package market.carrot.local.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresEngineIT extends DatabaseEngineContract<PostgresEngine> {
    @Override
    String kind() {
        return "postgres";
    }

    @Override
    PostgresEngine start(Path directory, int port) {
        return PostgresEngine.start(directory, port);
    }

    @Override
    Database database(PostgresEngine engine, String name) {
        return engine.database(name);
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "max_connections, 200"})
    void runsWithTheSettingsOfARealOne(String setting, String value) throws SQLException {
        try (Connection connection = connect(TestEngines.postgres().database("settings"));
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void isSharedByTheTestsOfAJvm() {
        assertThat(TestEngines.postgres()).isSameAs(TestEngines.postgres());
    }
}
