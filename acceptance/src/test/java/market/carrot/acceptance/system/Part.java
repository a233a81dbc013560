package market.carrot.acceptance.system;

import java.util.Locale;

/** The processes, as {@code ./carrot} calls them. */
public enum Part {
    POSTGRES,
    MARIADB,
    KAFKA,
    LRA_COORDINATOR,
    PRODUCT,
    PAYMENT,
    TRADE,
    /** The second process that trades: in all stories there are two. */
    TRADE_2,
    READ_MODEL,
    GATEWAY,
    /** Started by the stories that look at it. */
    HAWTIO;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
