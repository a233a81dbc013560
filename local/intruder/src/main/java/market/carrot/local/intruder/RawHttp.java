package market.carrot.local.intruder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a port answers to words that no HTTP client would send.
 *
 * @param text all of it, until the connection was closed
 */
public record RawHttp(String text) {
    /** A server that has not answered by then waits for more. */
    private static final int FIRST_WORD_MILLIS = 2_000;

    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3})");

    /**
     * Sends the words, one byte for each character, and nothing after them. Says so only when an answer begins, or none
     * does: a server may take an early end for a client that is gone, and answer nothing.
     */
    public static RawHttp say(int port, String words) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder said = new StringBuilder();
            socket.setSoTimeout(FIRST_WORD_MILLIS);
            if (hears(socket, said)) {
                socket.shutdownOutput();
                socket.setSoTimeout(PATIENCE_MILLIS);
                int length;
                do {
                    length = said.length();
                } while (hears(socket, said) && said.length() > length);
            }
            return new RawHttp(said.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether there may be more */
    private static boolean hears(Socket socket, StringBuilder said) throws IOException {
        byte[] some = new byte[8192];
        try {
            int count = socket.getInputStream().read(some);
            said.append(new String(some, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
            return count >= 0;
        } catch (SocketTimeoutException silence) {
            return true;
        } catch (SocketException reset) {
            // closed before it had read everything: what it said before counts
            return false;
        }
    }

    /** Of each final answer. */
    public List<Integer> statuses() {
        return STATUS.matcher(text)
                .results()
                .map(result -> Integer.valueOf(result.group(1)))
                .filter(status -> status >= 200)
                .toList();
    }
}
