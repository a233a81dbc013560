package market.carrot.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import market.carrot.local.launcher.console.Style;
import market.carrot.local.launcher.console.Terminal;

/** Tells the story: who asks, what is answered, what happens behind. */
final class Narrator {
    private final Terminal terminal;

    Narrator(Terminal terminal) {
        this.terminal = terminal;
    }

    void title(String text) {
        terminal.line("");
        terminal.line(terminal.styled(Style.BOLD, text));
    }

    void chapter(String requirement, String text) {
        terminal.line("");
        terminal.line(terminal.styled(Style.BOLD, "%-3s %s".formatted(requirement, text)));
    }

    void request(String who, String method, String path, JsonNode body) {
        terminal.line("    %-8s %s %s%s".formatted(who, method, path, body == null ? "" : " " + Excerpt.all(body)));
    }

    /** What is new in full, what is known already in an excerpt. */
    void answer(int status, JsonNode body) {
        Style style = status < 300 ? Style.GOOD : Style.BAD;
        String text = status == 200 ? Excerpt.of(body, Excerpt.TRADE) : Excerpt.all(body);
        terminal.line("          -> " + terminal.styled(style, String.valueOf(status)) + " "
                + terminal.styled(Style.DIM, text));
    }

    void event(JsonNode event) {
        terminal.line("    " + terminal.styled(Style.HINT, "event") + "    " + Excerpt.of(event, Excerpt.EVENT));
    }

    void payLog(JsonNode entry) {
        terminal.line("    %s  %-8s %,d %s  %s -> %s"
                .formatted(
                        terminal.styled(Style.WARN, "pay log"),
                        entry.path("kind").asText(),
                        entry.path("amount").asLong(),
                        entry.path("currency").asText(),
                        entry.path("debit").asText(),
                        entry.path("credit").asText()));
    }

    void fact(String what, String text) {
        terminal.line("    %-8s %s".formatted(what, text));
    }

    void good(String text) {
        terminal.line("");
        terminal.line(terminal.styled(Style.GOOD, text));
    }

    void bad(String text) {
        terminal.line("");
        terminal.error(text);
    }
}
