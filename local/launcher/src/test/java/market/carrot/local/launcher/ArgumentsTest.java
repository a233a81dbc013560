package market.carrot.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void nothingAtAllMeansUp() {
        assertThat(Arguments.parse().command()).isEqualTo(Command.UP);
    }

    @Test
    void aFlagAloneMeansUpToo() {
        Arguments arguments = Arguments.parse("--fresh");

        assertThat(arguments.command()).isEqualTo(Command.UP);
        assertThat(arguments.has("--fresh")).isTrue();
    }

    @Test
    void aCommandTakesItsOperands() {
        assertThat(Arguments.parse("stop", "--kill", "payment", "product").operands())
                .containsExactly("payment", "product");
    }

    @Test
    void aFlagCanHaveValues() {
        assertThat(Arguments.parse("up", "--without=payment,trade").values("--without"))
                .containsExactly("payment", "trade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"upp", "up --frish", "up now", "status payment", "token", "token a b", "stop", "down --kill"})
    void whatItDoesNotUnderstandItSays(String line) {
        assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("./carrot help");
    }
}
