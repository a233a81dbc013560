package market.carrot.acceptance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the requests to one operation. */
final class Tally {
    /** More of the same tell nothing more. */
    private static final int ENOUGH = 20;

    private final String operation;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    Tally(String operation) {
        this.operation = operation;
    }

    String operation() {
        return operation;
    }

    void add(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    void fail(String failure) {
        if (failures.size() < ENOUGH) {
            failures.add(failure);
        }
    }

    List<String> failures() {
        return failures;
    }

    /** 2 for 2xx, and so on. */
    Set<Integer> families() {
        return statuses.keySet().stream().map(status -> status / 100).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return operation + " " + statuses;
    }
}
