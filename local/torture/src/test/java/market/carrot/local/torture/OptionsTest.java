package market.carrot.local.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void everythingCanBeSaid() {
        assertThat(Options.parse(List.of("--trades", "100", "--seed", "7", "--minutes", "30"), 1))
                .isEqualTo(new Options(100, 7, Duration.ofMinutes(30)));
    }

    @Test
    void nothingNeedsToBeSaid() {
        assertThat(Options.parse(List.of(), 42)).isEqualTo(new Options(Integer.MAX_VALUE, 42, Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--minutes", "--minutes 0", "--minutes -1", "--trades many", "--seed 1.5", "--hours 3", "30"})
    void whatIsWrongIsSaid(String line) {
        assertThatThrownBy(() -> Options.parse(List.of(line.split(" ")), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line.split(" ")[0])
                .hasMessageContaining("./carrot help torture");
    }
}
