package market.carrot.local.launcher.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import market.carrot.local.launcher.Failure;

/**
 * Lets other terminals speak to the running launcher. A request is one line of words; the answer is lines of text, each
 * after a {@code "- "}, and the exit code after a {@code "= "}.
 */
public final class ControlServer implements AutoCloseable {
    /** Does what is asked. */
    public interface Handler {
        /** @return the exit code */
        int handle(List<String> request, Consumer<String> answer) throws InterruptedException;
    }

    private final ServerSocketChannel channel;
    private final Handler handler;
    private final CountDownLatch over = new CountDownLatch(1);

    private ControlServer(ServerSocketChannel channel, Handler handler) {
        this.channel = channel;
        this.handler = handler;
    }

    /** @param run the folder of the running system, which the caller has locked */
    public static ControlServer open(Path run, Handler handler) {
        try {
            Files.deleteIfExists(ControlSocket.file(run));
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(ControlSocket.address(run));
            ControlServer server = new ControlServer(channel, handler);
            daemon("control", server::serve);
            return server;
        } catch (IOException e) {
            throw new Failure("Other terminals could not reach this one: " + e, e);
        }
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel client = channel.accept();
                daemon("control-request", () -> answer(client));
            }
        } catch (ClosedChannelException closed) {
            over.countDown();
        } catch (IOException e) {
            over.countDown();
            throw new Failure("Other terminals can no longer reach this one: " + e, e);
        }
    }

    private void answer(SocketChannel client) {
        try (client;
                BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(Channels.newWriter(client, StandardCharsets.UTF_8), true)) {
            String request = in.readLine();
            if (request != null) {
                int code = handler.handle(List.of(request.split(" ")), line -> out.println("- " + line));
                out.println("= " + code);
            }
        } catch (IOException clientGone) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Before it returns, one more may be let in: a channel is closed when the thread that waits at it has noticed. */
    @Override
    public void close() throws IOException {
        channel.close();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
