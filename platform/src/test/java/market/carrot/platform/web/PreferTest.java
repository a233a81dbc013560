package market.carrot.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=7",
                " WAIT = 7 ",
                "wait=\"7\"",
                "respond-async, wait=7",
                "return=minimal;x=y,wait=7;why=not",
                "wait=7, wait=60"
            })
    void waitsAsLongAsTheFirstWaitSays(String prefer) {
        assertThat(Prefer.wait(prefer)).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=-1",
                "wait=1.5",
                "wait=soon",
                "wait=\"7",
                "wait=99999999999",
                "waiting=7",
                "wait=no, wait=7",
                ",,;=",
                "return=minimal"
            })
    void ignoresTheRest(String prefer) {
        assertThat(Prefer.wait(prefer)).isEmpty();
    }

    @Test
    void isNotObligatory() {
        assertThat(Prefer.wait(null)).isEmpty();
        assertThat(Prefer.wait("wait=0")).contains(Duration.ZERO);
    }
}
