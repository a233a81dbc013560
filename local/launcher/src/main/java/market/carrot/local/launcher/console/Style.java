package market.carrot.local.launcher.console;

/** How a piece of text is set off on a terminal; each by its ANSI code. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    WARN("33"),
    HINT("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String around(String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
