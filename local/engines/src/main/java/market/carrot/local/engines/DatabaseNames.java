package market.carrot.local.engines;

import java.util.regex.Pattern;

/** Names that every database takes unquoted, and that no SQL can hide in. */
final class DatabaseNames {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private DatabaseNames() {}

    static void check(String name) {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a lower-case word: " + name);
        }
    }
}
