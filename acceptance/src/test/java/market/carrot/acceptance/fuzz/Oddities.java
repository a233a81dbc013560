package market.carrot.acceptance.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs have stumbled over: {@code fuzz/oddities.txt}. */
final class Oddities {
    private static final Pattern SECTION = Pattern.compile("\\[([a-z]+)]");
    private static final Pattern RAW = Pattern.compile("<U\\+([0-9A-F]{4,5})>");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*(.+?)}");

    private final Map<String, List<String>> sections = new HashMap<>();

    Oddities() {
        List<String> section = new ArrayList<>();
        for (String line : text().split("\n")) {
            Matcher begin = SECTION.matcher(line);
            if (begin.matches()) {
                section = sections.computeIfAbsent(begin.group(1), name -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                section.add(expanded(line));
            }
        }
    }

    /** One of a section. */
    String any(String section, Random random) {
        List<String> all = sections.get(section);
        return all.get(random.nextInt(all.size()));
    }

    private static String expanded(String line) {
        String raw = RAW.matcher(line.replace("<empty>", ""))
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
        return REPEATED.matcher(raw)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
    }

    private static String text() {
        try (InputStream in = Oddities.class.getResourceAsStream("/fuzz/oddities.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
