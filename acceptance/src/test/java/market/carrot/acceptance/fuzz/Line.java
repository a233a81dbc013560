package market.carrot.acceptance.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import market.carrot.acceptance.contract.Observed;

/** A connection that is kept as long as the server keeps it. A client library would not send most of what is sent here. */
final class Line implements AutoCloseable {
    /** Longer only where a machine is known to be busy. */
    private static final Duration HANG = Duration.ofSeconds(Integer.getInteger("fuzz.patience", 5));

    private final URI server;
    private Socket socket;
    private InputStream in;

    Line(URI server) {
        this.server = server;
    }

    /**
     * @return the answer
     * @throws SocketTimeoutException when the server says nothing for so long that it hangs
     */
    Observed send(Draft draft) throws IOException {
        boolean kept = socket != null;
        try {
            return exchange(draft);
        } catch (EOFException closedMeanwhile) {
            close();
            if (kept) {
                return exchange(draft);
            }
            throw closedMeanwhile;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Observed exchange(Draft draft) throws IOException {
        if (socket == null) {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout((int) HANG.toMillis());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        long begin = System.nanoTime();
        write(draft);
        int status = status();
        while (status / 100 == 1) {
            headers();
            status = status();
        }
        Map<String, List<String>> headers = headers();
        byte[] body = draft.method.equals("HEAD") || status == 204 ? new byte[0] : body(headers);
        if (System.nanoTime() - begin > HANG.toNanos()) {
            throw new SocketTimeoutException("an answer drop by drop");
        }
        if (headers.getOrDefault("connection", List.of()).contains("close")) {
            close();
        }
        return new Observed(draft.method, draft.path, status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** A server that refuses a request while it is still being sent closes the connection: its answer is there all the same. */
    private void write(Draft draft) throws EOFException {
        try {
            socket.getOutputStream().write(draft.bytes(server));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw (EOFException) new EOFException("closed while it was being sent").initCause(e);
        }
    }

    private int status() throws IOException {
        return Integer.parseInt(line().split(" ", 3)[1]);
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":\\s*", 2);
            headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header[1]);
        }
        return headers;
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.getOrDefault("content-type", List.of()).contains("text/event-stream")) {
            // may stay open for days: that it was begun is enough
            close();
            return new byte[] {':'};
        }
        if (headers.containsKey("content-length")) {
            return bytes(Integer.parseInt(headers.get("content-length").get(0)));
        }
        if (!headers.containsKey("transfer-encoding")) {
            byte[] rest = in.readAllBytes();
            close();
            return rest;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("in the middle of an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("no whole answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
