package market.carrot.orchestrator;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;

/** A client of server-sent events, and what it has heard so far. */
public final class EventStream implements Flow.Subscriber<String>, AutoCloseable {
    public record Event(int id, String type, String data) {}

    private final CompletableFuture<?> exchange;
    private final List<Event> events = new ArrayList<>();
    private final List<String> otherLines = new ArrayList<>();
    private int comments;
    private int status;
    private HttpHeaders headers;
    private Subscription lines;
    private boolean closed;
    private int id;
    private String type;
    private String data;

    private EventStream(HttpClient http, HttpRequest request) {
        exchange = http.sendAsync(request, answer -> {
            begin(answer.statusCode(), answer.headers());
            return BodySubscribers.fromLineSubscriber(this, subscriber -> null, StandardCharsets.UTF_8, null);
        });
    }

    public static EventStream open(HttpClient http, HttpRequest request) {
        return new EventStream(http, request);
    }

    private synchronized void begin(int begunStatus, HttpHeaders begunHeaders) {
        status = begunStatus;
        headers = begunHeaders;
    }

    /** 0 as long as there is no answer. */
    public synchronized int status() {
        return status;
    }

    public synchronized String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    public List<Integer> ids() {
        return events().stream().map(Event::id).toList();
    }

    public synchronized int lastId() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).id();
    }

    public synchronized int comments() {
        return comments;
    }

    /** Such as {@code retry}, or a problem's body. */
    public synchronized List<String> otherLines() {
        return List.copyOf(otherLines);
    }

    public boolean isOpen() {
        return !exchange.isDone();
    }

    /** Ended as the market wanted, not broken off. */
    public boolean endedWell() {
        return exchange.isDone() && !exchange.isCompletedExceptionally();
    }

    @Override
    public synchronized void onSubscribe(Subscription subscription) {
        lines = subscription;
        if (closed) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public synchronized void onNext(String line) {
        if (line.isEmpty()) {
            if (data != null) {
                events.add(new Event(id, type, data));
            }
            data = null;
        } else if (line.startsWith(":")) {
            comments++;
        } else if (line.startsWith("id: ")) {
            id = Integer.parseInt(line.substring(4));
        } else if (line.startsWith("event: ")) {
            type = line.substring(7);
        } else if (line.startsWith("data: ")) {
            data = line.substring(6);
        } else {
            otherLines.add(line);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // the exchange knows
    }

    @Override
    public void onComplete() {
        // the exchange knows
    }

    /** The client goes away without a word. */
    public synchronized void goAway() {
        closed = true;
        if (lines != null) {
            lines.cancel();
        }
    }

    @Override
    public void close() {
        goAway();
    }
}
