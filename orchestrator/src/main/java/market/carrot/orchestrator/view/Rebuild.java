package market.carrot.orchestrator.view;

import java.time.Instant;
import java.util.List;

/**
 * The last rebuild of the view.
 *
 * @param requestedAt null when nobody has ever asked for one; so are requestedBy and reason
 * @param begunAt when the view was emptied; null until then
 * @param endedAt null while it runs
 * @param scope what has to be told again; empty until it begins
 * @param note what is in its way, or was
 */
record Rebuild(
        RebuildState state,
        Instant requestedAt,
        String requestedBy,
        String reason,
        Instant begunAt,
        Instant endedAt,
        List<Stretch> scope,
        String note) {

    /**
     * A part of one partition.
     *
     * @param from the first offset
     * @param to the first that no longer belongs to it
     */
    record Stretch(int partition, long from, long to) {
        private long read(long position) {
            return Math.min(Math.max(position - from, 0), to - from);
        }
    }

    long events() {
        return scope.stream()
                .mapToLong(stretch -> stretch.to() - stretch.from())
                .sum();
    }

    /** How many of them have been told again. */
    long told(List<Position> positions) {
        if (state == RebuildState.Done) {
            return events();
        }
        return scope.stream()
                .mapToLong(stretch -> positions.stream()
                        .filter(position -> position.partition() == stretch.partition())
                        .mapToLong(position -> stretch.read(position.next()))
                        .sum())
                .sum();
    }
}
