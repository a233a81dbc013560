package market.carrot.local.torture.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairLogTest {
    /** As the route repair-trade logs it. */
    private static final String LINE = "13:22:08.187 WARN  [wtb=%d req=] repair-trade : repaired: %s of trade %1$d%n";

    @Test
    void repairsAreCountedByKindOverAllThatTrade(@TempDir Path logs) throws Exception {
        Files.writeString(logs.resolve("trade.log"), LINE.formatted(7, "cancel-saga") + LINE.formatted(8, "refund"));
        Files.writeString(
                logs.resolve("trade-2.log"),
                LINE.formatted(9, "cancel-saga") + "not repaired yet, payout of trade 9: payment is away\n");

        assertThat(RepairLog.read(logs)).isEqualTo(Map.of("cancel-saga", 2L, "refund", 1L));
    }
}
