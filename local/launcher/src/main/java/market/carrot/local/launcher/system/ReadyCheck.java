package market.carrot.local.launcher.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How a process tells that it is ready. */
public sealed interface ReadyCheck {

    /**
     * @param logStart where in its log this start of the process began
     */
    boolean isReady(Path log, long logStart);

    /** It answers 200 there. */
    record Answers(URI uri) implements ReadyCheck {
        private static final int TIMEOUT_MILLIS = 2000;

        @Override
        public boolean isReady(Path log, long logStart) {
            try {
                HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    /** It logs these words. */
    record Says(String words) implements ReadyCheck {
        private static final int ENOUGH = 1 << 16;

        @Override
        public boolean isReady(Path log, long logStart) {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                long from = Math.max(logStart, file.length() - ENOUGH);
                byte[] said = new byte[(int) Math.max(0, file.length() - from)];
                file.seek(from);
                file.readFully(said);
                return new String(said, StandardCharsets.UTF_8).contains(words);
            } catch (IOException notYet) {
                return false;
            }
        }
    }
}
