package market.carrot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String WORD = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aPlaceInATraceIsOneWord() {
        assertThat(TraceParent.of(TraceParent.context(WORD))).isEqualTo(WORD);
    }

    /** Not kept is not kept all the way. */
    @Test
    void whatIsNotKeptIsNotKeptFurtherOn() {
        String word = WORD.replaceFirst("01$", "00");

        assertThat(TraceParent.of(TraceParent.context(word))).isEqualTo(word);
        assertThat(Span.fromContext(TraceParent.context(word)).getSpanContext().isSampled())
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-0000000000000000-00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void anyOtherTextLeadsToNoTrace(String text) {
        assertThat(TraceParent.context(text)).isEqualTo(Context.root());
    }

    @Test
    void workThatIsNotTracedHasNone() {
        assertThat(TraceParent.current()).isNull();
    }
}
