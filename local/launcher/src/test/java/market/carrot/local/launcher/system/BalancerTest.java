package market.carrot.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private final List<ServerSocket> servers = new ArrayList<>();
    private Balancer balancer;

    @BeforeEach
    void twoServersBehindIt() throws IOException {
        int one = server("one");
        int two = server("two");
        balancer = Balancer.open(0, List.of(one, two));
    }

    @AfterEach
    void close() throws IOException {
        balancer.close();
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    @Test
    void connectionsGoToEachInTurn() throws IOException {
        assertThat(List.of(ask("a"), ask("b"), ask("c"))).containsExactly("one: a", "two: b", "one: c");
    }

    @Test
    void whoRefusesIsPassedOver() throws IOException {
        servers.get(0).close();

        assertThat(List.of(ask("a"), ask("b"), ask("c"))).containsExactly("two: a", "two: b", "two: c");
    }

    @Test
    void whenNobodyTakesItTheConnectionEnds() throws IOException {
        servers.get(0).close();
        servers.get(1).close();

        assertThat(ask("")).isEmpty();
    }

    private String ask(String question) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), balancer.port())) {
            socket.getOutputStream().write(question.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** It answers with its name and all that it was told. */
    private int server(String name) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write((name + ": ").getBytes(StandardCharsets.UTF_8));
                    client.getInputStream().transferTo(client.getOutputStream());
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }
}
