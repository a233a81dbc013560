package market.carrot.acceptance.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** Passes bytes on in both directions, whatever they are. */
final class Tunnel implements Closeable {
    private static final int BACKLOG = 200;

    private final ServerSocket entrance = new ServerSocket();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final URI target;
    private final Executor threads;
    private final CountDownLatch over = new CountDownLatch(1);

    Tunnel(InetSocketAddress address, URI target, Executor threads) throws IOException {
        this.target = target;
        this.threads = threads;
        entrance.setReuseAddress(true);
        entrance.bind(address, BACKLOG);
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException closed) {
            over.countDown();
        }
    }

    /** If nobody is there, the client is told so by the end of its connection. */
    private void connect(Socket client) throws IOException {
        try {
            Socket service = new Socket(InetAddress.getByName(target.getHost()), target.getPort());
            connections.add(client);
            connections.add(service);
            threads.execute(() -> copy(client, service));
            threads.execute(() -> copy(service, client));
        } catch (IOException nobody) {
            client.close();
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.setTcpNoDelay(true);
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            return;
        } finally {
            connections.remove(from);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket connection : connections) {
                connection.close();
            }
            // before, the port is not free again
            over.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
