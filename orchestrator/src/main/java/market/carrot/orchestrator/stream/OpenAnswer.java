package market.carrot.orchestrator.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * An answer that stays open. It holds no thread and never waits for its client: what cannot be written at once is kept
 * until the container says that there is room again. A client that falls too far behind is cut off.
 */
public final class OpenAnswer {
    /** Order of a handler mapping for paths with such answers: Camel's, which is before Spring's, claims every path. */
    public static final int BEFORE_CAMELS_MAPPING = -2;

    /** Far more than all events of a trade: who is that far behind does not read. */
    static final int MOST_WAITING_BYTES = 64 * 1024;

    private final AsyncContext request;
    private final ServletOutputStream out;
    private final Runnable atTheEnd;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean flushed;
    private boolean ending;
    private boolean over;

    private OpenAnswer(AsyncContext request, Runnable atTheEnd) throws IOException {
        this.request = request;
        this.out = request.getResponse().getOutputStream();
        this.atTheEnd = atTheEnd;
    }

    /**
     * Sends status and headers as they are set by now, and goes on from there. When the request's time limit passes, the
     * answer ends.
     *
     * @param atTheEnd run once, however it ends
     */
    public static OpenAnswer begin(AsyncContext request, Runnable atTheEnd) throws IOException {
        OpenAnswer answer = new OpenAnswer(request, atTheEnd);
        request.addListener(answer.new Ends());
        // not under the lock: the container may call back at once
        answer.out.setWriteListener(answer.new Room());
        return answer;
    }

    public synchronized void send(byte[] bytes) {
        if (over || ending) {
            return;
        }
        if (waitingBytes + bytes.length > MOST_WAITING_BYTES) {
            cut();
            return;
        }
        waiting.add(bytes);
        waitingBytes += bytes.length;
        write();
    }

    /** Ends the answer when the client has what was sent. */
    public synchronized void end() {
        ending = true;
        write();
    }

    /** Ends the answer now. */
    public synchronized void cut() {
        lose();
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // the container was faster
        }
    }

    private synchronized void write() {
        try {
            while (!over && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    waitingBytes -= next.length;
                    flushed = false;
                    out.write(next);
                } else if (!flushed) {
                    flushed = true;
                    out.flush();
                } else if (ending) {
                    cut();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException e) {
            // the client is gone; the container completes the request
            lose();
        }
    }

    private synchronized void lose() {
        if (!over) {
            over = true;
            waiting.clear();
            atTheEnd.run();
        }
    }

    private final class Room implements WriteListener {
        @Override
        public void onWritePossible() {
            write();
        }

        @Override
        public void onError(Throwable failure) {
            lose();
        }
    }

    private final class Ends implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            cut();
        }

        @Override
        public void onError(AsyncEvent event) {
            cut();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            lose();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // nobody dispatches it
        }
    }
}
