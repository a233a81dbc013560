package market.carrot.product.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.platform.problem.ProblemType;
import market.carrot.product.Refusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", " \"3\" ", "*", "\"1\", \"3\"", "\"1\",\"3\""})
    void matchesTheVersionItNames(String ifMatch) {
        assertThat(SeenVersion.required(ifMatch).matches(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "\"1\", W/\"3\"", "3", "", "\"13\"", "\"3", "garbage"})
    void matchesNothingElse(String ifMatch) {
        assertThat(SeenVersion.required(ifMatch).matches(3)).isFalse();
    }

    @Test
    void isAskedForWhereItIsRequired() {
        Refusals.assertRefused(ProblemType.PRECONDITION_REQUIRED, () -> SeenVersion.required(null));
        assertThat(SeenVersion.optional(null).matches(3)).isTrue();
    }
}
