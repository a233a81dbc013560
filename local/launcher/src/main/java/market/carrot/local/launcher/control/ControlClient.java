package market.carrot.local.launcher.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Speaks to the running launcher from another terminal. */
public final class ControlClient {
    private final Path run;

    /** @param run the folder of the running system */
    public ControlClient(Path run) {
        this.run = run;
    }

    /** @return the exit code, or nothing when no launcher answers or it ended before it had said all */
    public Optional<Integer> send(List<String> request, Consumer<String> answer) {
        try (SocketChannel channel = SocketChannel.open(ControlSocket.address(run));
                PrintWriter out = new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), true);
                BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.println(String.join(" ", request));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("= ")) {
                    return Optional.of(Integer.parseInt(line.substring(2)));
                }
                answer.accept(line.substring(2));
            }
            return Optional.empty();
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }
}
