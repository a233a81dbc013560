package market.carrot.orchestrator.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import market.carrot.orchestrator.role.Role;
import org.apache.kafka.common.KafkaException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How the read model is, for operators. */
@Component("readModelOperations")
@Profile(Role.READ_MODEL_PROFILE)
class ReadModelOperations {
    private static final double MILLIS = 1000;

    private final EventOffsets offsets;
    private final OldestUnread unread;
    private final Rebuilds rebuilds;
    private final DeadLetters deadLetters;
    private final Clock clock;

    ReadModelOperations(
            EventOffsets offsets, OldestUnread unread, Rebuilds rebuilds, DeadLetters deadLetters, Clock clock) {
        this.offsets = offsets;
        this.unread = unread;
        this.rebuilds = rebuilds;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Also while Kafka is away: that is when somebody asks. */
    public ReadModelStatus status() throws InterruptedException {
        Rebuild rebuild = rebuilds.last();
        try {
            List<Position> positions = offsets.positions();
            Map<Integer, Instant> waiting = unread.of(positions);
            List<ReadModelStatus.PartitionLag> partitions = positions.stream()
                    .map(position -> lag(position, waiting.get(position.partition())))
                    .toList();
            return new ReadModelStatus(
                    ReadModelStatus.Lag.of(partitions),
                    partitions,
                    null,
                    ReadModelStatus.Progress.of(rebuild, positions),
                    deadLetters.open());
        } catch (KafkaException e) {
            return new ReadModelStatus(
                    null, List.of(), e.getMessage(), ReadModelStatus.Progress.of(rebuild, null), deadLetters.open());
        }
    }

    /** @param oldest null when Kafka did not say in time */
    private ReadModelStatus.PartitionLag lag(Position position, Instant oldest) {
        Double seconds = position.behind() > 0 ? waiting(oldest) : Double.valueOf(0);
        return new ReadModelStatus.PartitionLag(
                position.partition(), position.next(), position.end(), position.behind(), seconds);
    }

    private Double waiting(Instant oldest) {
        return oldest == null
                ? null
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS);
    }
}
