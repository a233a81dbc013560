package market.carrot.product;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the domain says no to. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(ProblemType type, ThrowingCallable attempt) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(attempt)
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }
}
