package market.carrot.local.engines;

/** How to reach one database of an engine over JDBC. Its user owns it and nothing else. */
public record Database(String url, String user, String password) {}
