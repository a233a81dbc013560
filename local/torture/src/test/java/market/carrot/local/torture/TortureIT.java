package market.carrot.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.Part;
import org.junit.jupiter.api.Test;

/** Three minutes of trades and faults on the whole system, with a fixed seed. */
class TortureIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path HOME = Path.of("target/carrot").toAbsolutePath();
    private static final Path OUTPUT = Path.of("target/torture.txt").toAbsolutePath();

    /** Far more than it needs on any machine that can run it. */
    private static final int LIMIT_MINUTES = 20;

    @Test
    void afterThreeMinutesOfFaultsNoMoneyIsLostMadeOrMovedTwice() throws Exception {
        ProcessBuilder torture = new ProcessBuilder(
                        ROOT.resolve("carrot").toString(), "torture", "--minutes", "3", "--seed", "20210608")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(OUTPUT.toFile()));
        torture.environment().put("CARROT_HOME", HOME.toString());
        torture.environment().put("CARROT_PORT_OFFSET", String.valueOf(freeOffset()));
        torture.environment().put("CARROT_BUILD", "never");

        Process running = torture.start();
        boolean ended;
        try {
            ended = running.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        } finally {
            // in order: it stops its system
            running.destroy();
            running.waitFor();
        }

        String said = Files.readString(OUTPUT);
        assertThat(ended).as(said).isTrue();
        assertThat(running.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("violations 0", "Every invariant held.")
                .containsPattern("(?m)^purchases  [1-9]")
                .containsPattern("[1-9]\\d* Finished")
                .containsPattern("(?m)^faults     [1-9]\\d* kills");
    }

    private static int freeOffset() {
        return IntStream.iterate(450, offset -> offset <= 3_600, offset -> offset + 100)
                .filter(offset -> Arrays.stream(Part.values())
                        .flatMap(part -> new Addresses(offset).ports(part).stream())
                        .allMatch(TortureIT::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
