package market.carrot.acceptance.system;

import java.util.Locale;

/** The processes that stories stop, as {@code ./carrot} calls them. */
public enum Part {
    TRADE,
    PAYMENT,
    LRA_COORDINATOR,
    KAFKA;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
