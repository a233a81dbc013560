package market.carrot.acceptance.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table of {@code docs/security-roles.md}: the document is what is tested.
 *
 * @param callers the columns
 * @param rows by operation, by caller the status
 */
record RoleTable(List<String> callers, Map<String, Map<String, Integer>> rows) {
    private static final Path DOCUMENT = Path.of("../docs/security-roles.md");
    private static final Pattern COLUMNS = Pattern.compile("\\s*\\|\\s*");

    /** @param heading under which it stands */
    static RoleTable under(String heading) {
        List<List<String>> lines = lines().dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .map(RoleTable::cells)
                .toList();
        List<String> callers = lines.get(0).subList(1, lines.get(0).size());
        Map<String, Map<String, Integer>> rows = new LinkedHashMap<>();
        // the second line of a table in Markdown is its rule
        lines.stream().skip(2).forEach(cells -> rows.put(cells.get(0), row(callers, cells)));
        return new RoleTable(callers, rows);
    }

    private static Map<String, Integer> row(List<String> callers, List<String> cells) {
        if (cells.size() != callers.size() + 1) {
            throw new IllegalStateException("Not one status for each caller: " + cells);
        }
        Map<String, Integer> row = new LinkedHashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            row.put(callers.get(i), Integer.valueOf(cells.get(i + 1)));
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(List.of(COLUMNS.split(line.replace("`", ""))));
        // what stands before the first bar
        cells.remove(0);
        return cells;
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(DOCUMENT).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
