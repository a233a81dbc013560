package market.carrot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import market.carrot.acceptance.system.Output;
import org.junit.jupiter.api.Test;

/** What a newcomer types: everything that the documentation shows is done here. */
class CommandsIT extends Story {
    private static final Pattern TOUR = Pattern.compile("(?s)<!-- tour:begin -->(.*?)<!-- tour:end -->");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]*) \\|");

    @Test
    void theDemoShowsAllRequirementsAndEndsWell() {
        Output demo = system.carrot("demo");

        assertThat(demo.code()).as(demo.text()).isZero();
        assertThat(demo.text()).contains("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8");
    }

    @Test
    void theTourOfTheReadmeWorksAsItStands() throws IOException {
        String tour = String.join("\n", tour("README.md"));
        assertThat(tour).contains("curl");

        Output output = system.bash(tour.replace(
                "http://localhost:8088", system.addresses().gateway().toString()));

        assertThat(output.code()).as(output.text()).isZero();
        assertThat(output.text()).contains("HOLD", "PAYOUT", "REFUND").doesNotContain("/problems/");
    }

    @Test
    void theKoreanReadmeShowsTheSameTour() throws IOException {
        assertThat(tour("README.ko.md")).isEqualTo(tour("README.md")).isNotEmpty();
    }

    @Test
    void theKoreanReadmeHasTheSameRows() throws IOException {
        assertThat(firstColumns("README.ko.md"))
                .isEqualTo(firstColumns("README.md"))
                .hasSizeGreaterThan(30);
    }

    private static List<String> firstColumns(String readme) throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", readme)))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> tour(String readme) throws IOException {
        String section = TOUR.matcher(Files.readString(Path.of("..", readme)))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.joining("\n"));
        return BLOCK.matcher(section).results().map(CommandsIT::lines).toList();
    }

    private static String lines(MatchResult block) {
        return block.group(1);
    }
}
