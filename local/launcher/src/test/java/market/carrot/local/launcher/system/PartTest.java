package market.carrot.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {
    private static final Addresses ADDRESSES = new Addresses(500);

    @Test
    void noTwoListenOnOnePort() {
        List<Integer> ports = Arrays.stream(Part.values())
                .flatMap(part -> ADDRESSES.ports(part).stream())
                .toList();

        assertThat(ports).doesNotHaveDuplicates().doesNotContain(ADDRESSES.tradeBalancer());
    }

    @Test
    void whatAProcessNeedsIsStoppedAfterIt() {
        for (Part part : Part.values()) {
            assertThat(part.after()).allMatch(needed -> needed.stage().compareTo(part.stage()) < 0);
        }
    }

    @Test
    void aPartIsFoundByItsWord() {
        assertThat(Part.of("read-model")).contains(Part.READ_MODEL);
        assertThat(Part.of("READ_MODEL")).isEmpty();
    }

    @Test
    void theOffsetMovesEveryPort() {
        assertThat(ADDRESSES.ports(Part.GATEWAY)).containsExactly(8588, 9588);
        assertThat(ADDRESSES.ports(Part.KAFKA)).containsExactly(29592);
    }
}
