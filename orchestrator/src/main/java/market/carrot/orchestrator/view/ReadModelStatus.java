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
     * @param seconds for how long the oldest of them has been waiting; null when Kafka did not say in time
     */
    record Lag(long events, Double seconds) {

        /** Of all partitions; as long as one of them is not known, nobody knows how long. */
        static Lag of(List<PartitionLag> partitions) {
            boolean known = partitions.stream().noneMatch(partition -> partition.seconds() == null);
            return new Lag(
                    partitions.stream().mapToLong(PartitionLag::events).sum(),
                    known
                            ? partitions.stream()
                                    .mapToDouble(PartitionLag::seconds)
                                    .max()
                                    .orElse(0)
                            : null);
        }
    }

    /**
     * @param next the first offset that has not been applied
     * @param seconds null when Kafka did not say in time
     */
    record PartitionLag(int partition, long next, long end, long events, Double seconds) {}

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
