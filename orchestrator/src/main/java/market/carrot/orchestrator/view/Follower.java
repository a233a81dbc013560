package market.carrot.orchestrator.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import market.carrot.orchestrator.stream.OpenAnswer;

/**
 * A client that follows a trade. Versions have no gaps, so the next event is always the one after the last, in whatever
 * order the view comes to know them, and however often it forgets them.
 */
final class Follower {
    private static final byte[] HEARTBEAT = bytes(":\n\n");

    private final long wtbId;
    private final String user;
    private final ObjectWriter json;
    private OpenAnswer answer;
    private int told;
    private int seen;
    private boolean left;
    private long lastSent;

    /**
     * @param told the version of the last event that the client has, as it says; 0 for none
     * @param seen the version that the view has
     */
    Follower(long wtbId, String user, int told, int seen, ObjectWriter json) {
        this.wtbId = wtbId;
        this.user = user;
        this.told = told;
        this.seen = seen;
        this.json = json;
    }

    long wtbId() {
        return wtbId;
    }

    String user() {
        return user;
    }

    /** From which version on it has to be told what happens: a client may say that it is ahead, and be wrong. */
    synchronized int known() {
        return Math.min(told, seen);
    }

    synchronized void begin(OpenAnswer open, Duration retry) {
        answer = open;
        send(bytes("retry: %d\n\n".formatted(retry.toMillis())));
        if (left) {
            answer.cut();
        }
    }

    /** Passes the event on if it is the next one. After the last one nothing comes any more. */
    synchronized void tell(TimelineEntry entry) {
        if (answer == null) {
            return;
        }
        seen = Math.max(seen, entry.version());
        if (entry.version() == told + 1) {
            told = entry.version();
            send(bytes("id: %d\nevent: %s\ndata: %s\n\n"
                    .formatted(entry.version(), entry.eventType(), text(LiveUpdate.of(entry)))));
        }
        if (entry.state().isFinal() && entry.version() <= told) {
            answer.end();
        }
    }

    synchronized void beat(Duration silence) {
        if (answer != null && System.nanoTime() - lastSent >= silence.toNanos()) {
            send(HEARTBEAT);
        }
    }

    /** The client is to come back. */
    synchronized void leave() {
        left = true;
        if (answer != null) {
            answer.cut();
        }
    }

    private void send(byte[] bytes) {
        lastSent = System.nanoTime();
        answer.send(bytes);
    }

    private String text(LiveUpdate update) {
        try {
            return json.writeValueAsString(update);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can always be written", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
