package market.carrot.local.torture.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.launcher.system.Part;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final int ROUNDS = 100;

    @Test
    void theSeedAloneDecides() {
        assertThat(rounds(7)).isEqualTo(rounds(7)).isNotEqualTo(rounds(8));
    }

    @Test
    void everyProcessThatTradesNeedIsKilledPausedAndRestarted() {
        Set<String> faults = rounds(7).stream()
                .flatMap(List::stream)
                .map(fault -> fault.kind() + " " + fault.part())
                .collect(Collectors.toSet());

        Stream.of(Part.values())
                .filter(part -> part != Part.IDENTITY && part != Part.TRACES && !part.isOnDemand())
                .forEach(part -> assertThat(faults).contains("KILL " + part, "PAUSE " + part, "RESTART " + part));
    }

    @Test
    void noProcessIsStruckTwiceInARound() {
        assertThat(rounds(7)).allSatisfy(round -> assertThat(round)
                .hasSizeBetween(3, 5)
                .extracting(Fault::part)
                .doesNotHaveDuplicates());
    }

    private static List<List<Fault>> rounds(long seed) {
        FaultPlan plan = new FaultPlan(seed);
        return Stream.generate(plan::next).limit(ROUNDS).toList();
    }
}
