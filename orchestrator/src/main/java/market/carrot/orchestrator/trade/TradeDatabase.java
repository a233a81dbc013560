package market.carrot.orchestrator.trade;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The write side's PostgreSQL.
 *
 * @param url JDBC URL
 */
@ConfigurationProperties("carrot.trade.database")
record TradeDatabase(String url, String username, String password) {}
