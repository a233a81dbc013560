package market.carrot.acceptance.market;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import market.carrot.acceptance.system.Addresses;

/** The database of one service, as its owner sees it: for what no interface tells. */
public final class Tables {
    private final String url;
    private final String owner;

    Tables(Addresses addresses, String owner) {
        this.url = addresses.postgres(owner);
        this.owner = owner;
    }

    /** A connection of its own, to be closed. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, owner, owner);
    }

    /** By its first column, a number, the second column of each row. */
    public Map<Long, String> map(String query) {
        Map<Long, String> rows = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.put(result.getLong(1), result.getString(2));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
