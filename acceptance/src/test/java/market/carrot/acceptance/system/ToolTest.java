package market.carrot.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToolTest {
    private static final String UNSET = "CARROT_NO_SUCH_VARIABLE";

    @Test
    void itIsFoundAsAShellFindsIt() {
        assertThat(new Tool(UNSET, List.of("no-such-program", "sh")).find())
                .hasValueSatisfying(file -> assertThat(file).hasFileName("sh").isAbsolute());
        assertThat(new Tool(UNSET, List.of("/bin/sh")).find()).isPresent();
        assertThat(new Tool(UNSET, List.of("no-such-program", "/bin")).find()).isEmpty();
    }
}
