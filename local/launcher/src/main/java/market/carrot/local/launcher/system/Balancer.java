package market.carrot.local.launcher.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import market.carrot.local.launcher.Failure;

/**
 * One address in front of several processes of the same kind, as a Service is in Kubernetes: each connection goes to the
 * next of them, or to another when that one refuses. It looks into nothing that it passes on.
 */
public final class Balancer implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket entry;
    private final List<InetSocketAddress> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        return thread;
    });

    private Balancer(ServerSocket entry, List<InetSocketAddress> targets) {
        this.entry = entry;
        this.targets = targets;
    }

    /**
     * Listens from now on.
     *
     * @param ports of the processes behind it, on this machine
     */
    static Balancer open(int port, List<Integer> ports) {
        InetAddress here = InetAddress.getLoopbackAddress();
        try {
            ServerSocket entry = new ServerSocket(port, BACKLOG, here);
            Balancer balancer = new Balancer(
                    entry,
                    ports.stream()
                            .map(target -> new InetSocketAddress(here, target))
                            .toList());
            balancer.threads.execute(balancer::serve);
            return balancer;
        } catch (IOException e) {
            throw new Failure("Port %d cannot be opened: %s".formatted(port, e.getMessage()), e);
        }
    }

    int port() {
        return entry.getLocalPort();
    }

    private void serve() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closedOrAborted) {
                continue;
            }
        }
    }

    /** Whom nobody takes finds the connection closed. */
    private void connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < targets.size(); i++) {
            Socket server = new Socket();
            try {
                server.connect(targets.get(Math.floorMod(first + i, targets.size())), CONNECT_MILLIS);
            } catch (IOException refused) {
                close(server);
                continue;
            }
            passOn(client, server);
            return;
        }
        close(client);
    }

    private void passOn(Socket client, Socket server) {
        CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> copy(server, client), threads);
        copy(client, server);
        answers.join();
        close(client);
        close(server);
    }

    /** Until the one ends; when either breaks, both do. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        threads.shutdownNow();
    }
}
