package market.carrot.local.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    @TempDir
    Path run;

    @Test
    void whatIsAskedIsAnsweredLineByLineWithAnExitCode() throws Exception {
        List<String> answer = new ArrayList<>();
        ControlServer server = ControlServer.open(run, (request, out) -> {
            out.accept("asked: " + request);
            out.accept("done");
            return 7;
        });

        assertThat(new ControlClient(run).send(List.of("stop", "payment"), answer::add))
                .contains(7);

        assertThat(answer).containsExactly("asked: [stop, payment]", "done");
        server.close();
    }

    @Test
    void nobodyAnswersWhenNothingRuns() throws Exception {
        assertThat(new ControlClient(run).send(List.of("status"), line -> {})).isEmpty();

        ControlServer.open(run, (request, out) -> 0).close();
        assertThat(new ControlClient(run).send(List.of("status"), line -> {})).isEmpty();
    }
}
