package market.carrot.orchestrator.view;

import java.time.Instant;
import java.util.List;

/**
 * The read model as the contract shows it to operators.
 *
 * @param lag null while Kafka does not answer
 * @param partitions empty while Kafka does not answer
 * @param unknown why nothing is known of the lag; null when it is known
 * @param deadLetters how many wait for somebody
 */
record ReadModelStatus(Lag lag, List<PartitionLag> partitions, String unknown, Progress rebuild, long deadLetters) {

    /**
     * @param events that have been published and not applied
     * @param seconds for how long the oldest of them has been waiting
     */
    record Lag(long events, double seconds) {}

    /** @param next the first offset that has not been applied */
    record PartitionLag(int partition, long next, long end, long events, double seconds) {}

    /**
     * The last rebuild.
     *
     * @param events that it has to tell again; so many of them it has {@code told}; null until it begins, or while nobody
     *     can say
     */
    record Progress(
            RebuildState state,
            boolean running,
            Instant requestedAt,
            String requestedBy,
            String reason,
            Instant begunAt,
            Instant endedAt,
            Long events,
            Long told,
            String note) {

        /** @param positions null when nobody can say */
        static Progress of(Rebuild rebuild, List<Position> positions) {
            boolean begun = rebuild.begunAt() != null;
            return new Progress(
                    rebuild.state(),
                    rebuild.state().isRunning(),
                    rebuild.requestedAt(),
                    rebuild.requestedBy(),
                    rebuild.reason(),
                    rebuild.begunAt(),
                    rebuild.endedAt(),
                    begun ? rebuild.events() : null,
                    begun && positions != null ? rebuild.told(positions) : null,
                    rebuild.note());
        }
    }
}
