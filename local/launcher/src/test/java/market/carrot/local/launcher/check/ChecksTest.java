package market.carrot.local.launcher.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.Settings;
import market.carrot.local.launcher.system.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {

    @Test
    void aTakenPortIsNamedWithWhoWantsItAndWhoHasIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = moved(taken.getLocalPort() - Part.GATEWAY.port(0));

            assertThatThrownBy(() -> PortCheck.check(settings, List.of(Part.GATEWAY)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which gateway needs, is taken by")
                    .hasMessageContaining("CARROT_PORT_OFFSET=");
            if (Files.exists(Path.of("/proc/net/tcp"))) {
                assertThat(PortOwner.of(taken.getLocalPort()).orElseThrow().pid())
                        .isEqualTo(ProcessHandle.current().pid());
            }
        }
    }

    private static Settings moved(int portOffset) {
        return new Settings(
                Path.of("/root"), "1", Path.of("/home"), Path.of("/jdk"), portOffset, 1, 0, List.of(), false);
    }

    @Test
    void linuxTellsTheSocketOfAListeningPort() {
        String listening = "   3: 0100007F:1F98 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 4711 1";
        String connected = "   4: 0100007F:1F98 0100007F:A2B4 01 00000000:00000000 00:00000000 00000000 0 0 4712 1";

        assertThat(PortOwner.inode(listening, 8088)).contains("4711");
        assertThat(PortOwner.inode(listening, 8089)).isEmpty();
        assertThat(PortOwner.inode(connected, 8088)).isEmpty();
    }

    @Test
    void tooLittleMemoryIsSaidInNumbers() {
        assertThatThrownBy(() -> MemoryCheck.check(2500, 1900))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("needs about 2500 MB, but only 1900 MB are available");
        assertThatCode(() -> MemoryCheck.check(2500, 2500)).doesNotThrowAnyException();
    }

    @Test
    void linuxTellsTheAvailableMemory() {
        assertThat(MemoryCheck.available("MemTotal: 100 kB\nMemAvailable:   2097152 kB\n"))
                .contains(2048L);
        assertThat(MemoryCheck.available("something else")).isEmpty();
    }

    @Test
    void aFolderThatIsNoneIsSaidToBeUnwritable(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DiskCheck.check(file.resolve("home")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("CARROT_HOME");
    }
}
