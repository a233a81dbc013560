package market.carrot.orchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void whatIsGoneFromTheTopicIsNotWaitedFor() {
        assertThat(Position.of(0, 5, 3L, 9).behind()).isEqualTo(4);
        assertThat(Position.of(0, 5, 7L, 9).behind()).isEqualTo(2);
        assertThat(Position.of(0, 5, null, 9).behind()).isEqualTo(4);
    }

    @Test
    void ofWhatNobodyKnowsTheAgeIsNotZero() {
        ReadModelStatus.PartitionLag known = new ReadModelStatus.PartitionLag(0, 1, 3, 2, 1.5);
        ReadModelStatus.PartitionLag upToDate = new ReadModelStatus.PartitionLag(1, 3, 3, 0, 0.0);
        ReadModelStatus.PartitionLag unknown = new ReadModelStatus.PartitionLag(2, 1, 2, 1, null);

        assertThat(ReadModelStatus.Lag.of(List.of(known, upToDate))).isEqualTo(new ReadModelStatus.Lag(2, 1.5));
        assertThat(ReadModelStatus.Lag.of(List.of(known, unknown))).isEqualTo(new ReadModelStatus.Lag(3, null));
        assertThat(ReadModelStatus.Lag.of(List.of())).isEqualTo(new ReadModelStatus.Lag(0, 0.0));
    }
}
