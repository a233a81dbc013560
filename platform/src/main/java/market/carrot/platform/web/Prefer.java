package market.carrot.platform.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code Prefer} (RFC 7240). What it does not understand it ignores, as the RFC asks. */
public final class Prefer {
    private static final Pattern PREFERENCE =
            Pattern.compile("\\s*wait\\s*(?:=([^;]*))?(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9})|\"([0-9]{1,9})\"");

    private Prefer() {}

    /**
     * How long the client would rather wait than be told that its request is accepted.
     *
     * @param prefer the header's value, null when there is none
     */
    public static Optional<Duration> wait(String prefer) {
        return prefer == null
                ? Optional.empty()
                : Arrays.stream(prefer.split(","))
                        .map(PREFERENCE::matcher)
                        .filter(Matcher::matches)
                        // of two that are the same, the first counts
                        .findFirst()
                        .flatMap(preference -> seconds(preference.group(1)));
    }

    private static Optional<Duration> seconds(String value) {
        return Optional.ofNullable(value)
                .map(text -> SECONDS.matcher(text.strip()))
                .filter(Matcher::matches)
                .map(number -> number.group(1) == null ? number.group(2) : number.group(1))
                .map(number -> Duration.ofSeconds(Long.parseLong(number)));
    }
}
