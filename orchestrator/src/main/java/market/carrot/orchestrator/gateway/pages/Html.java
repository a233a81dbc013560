package market.carrot.orchestrator.gateway.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** A page with places to fill in: {@code {{name}}}. What is filled in is text, never markup, except a page in a page. */
record Html(String text) {
    private static final String FOLDER = "/gateway/";

    static Html read(String file) {
        try (InputStream in = Html.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException(file + " is not on the class path");
            }
            return new Html(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Html with(String name, Html part) {
        return new Html(text.replace("{{" + name + "}}", part.text));
    }

    Html with(Map<String, ?> values) {
        String filled = text;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            filled = filled.replace(
                    "{{" + value.getKey() + "}}", HtmlUtils.htmlEscape(String.valueOf(value.getValue())));
        }
        return new Html(filled);
    }
}
