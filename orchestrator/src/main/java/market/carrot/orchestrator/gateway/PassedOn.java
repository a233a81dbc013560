package market.carrot.orchestrator.gateway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import market.carrot.orchestrator.stream.OpenAnswer;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One answer that stays open: each piece goes to the client as it comes from the service. */
final class PassedOn implements Flow.Subscriber<List<ByteBuffer>> {
    private static final Logger LOG = LoggerFactory.getLogger(PassedOn.class);

    private final AsyncContext client;
    private final ProblemWriter problems;
    private final Consumer<PassedOn> atTheEnd;
    private volatile OpenAnswer answer;
    private volatile boolean over;
    private volatile boolean cut;
    private volatile boolean subscribed;
    private volatile boolean ended;
    private boolean listening;
    private volatile Subscription service;
    private volatile long lastHeard = System.nanoTime();

    PassedOn(AsyncContext client, ProblemWriter problems, Consumer<PassedOn> atTheEnd) {
        this.client = client;
        this.problems = problems;
        this.atTheEnd = atTheEnd;
    }

    /** @param within the service's time to begin */
    void follow(CompletableFuture<HttpResponse<Publisher<List<ByteBuffer>>>> call, Duration within) {
        // the call's own time limit would one day be that of the whole answer, as the JDK's is from 26 on
        call.thenApply(begun -> begun)
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(this::begin)
                .exceptionally(failure -> {
                    refuse(failure instanceof CompletionException ? failure.getCause() : failure);
                    if (!call.cancel(true) && !subscribed) {
                        // it came too late, and its connection is to be given back
                        call.thenAccept(late -> late.body().subscribe(this));
                    }
                    return null;
                });
    }

    private void begin(HttpResponse<Publisher<List<ByteBuffer>>> begun) {
        subscribed = true;
        begun.body().subscribe(this);
        if (isBare(begun)) {
            ProblemType type = ProblemType.of(begun.statusCode());
            refuse(new ProblemException(type, type.title() + "."));
            return;
        }
        HttpServletResponse response = (HttpServletResponse) client.getResponse();
        response.setStatus(begun.statusCode());
        begun.headers().map().forEach((name, values) -> {
            if (AllowedHeaders.OF_ANSWERS.contains(name.toLowerCase(Locale.ROOT))) {
                response.setHeader(name, values.get(0));
            }
        });
        try {
            answer = OpenAnswer.begin(client, this::over);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (cut) {
            answer.cut();
        }
        if (ended) {
            answer.end();
        }
        listen();
    }

    /** What stands between the gateway and a service may refuse with the status alone. */
    private static boolean isBare(HttpResponse<?> begun) {
        return begun.statusCode() >= 400
                && begun.headers().firstValue("Content-Type").isEmpty();
    }

    private void refuse(Throwable failure) {
        LOG.warn("No open answer: {}", String.valueOf(failure));
        refuse(new ProblemException(
                ProblemType.SERVICE_UNAVAILABLE,
                failure instanceof TimeoutException
                        ? "This part of the market did not answer in time. Please try again."
                        : "This part of the market is down or overloaded. Please try again."));
    }

    private void refuse(ProblemException refusal) {
        over();
        try {
            problems.write((HttpServletResponse) client.getResponse(), refusal);
            client.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client is gone too", e);
        }
    }

    /** Ends it if the service seems to be gone: its heartbeat would have been heard. */
    void cutIfSilent(Duration tooLong) {
        if (System.nanoTime() - lastHeard > tooLong.toNanos()) {
            LOG.warn("A service has not been heard for {}: an open answer ends", tooLong);
            cut();
        }
    }

    /** The client is to come back. */
    void cut() {
        cut = true;
        OpenAnswer begun = answer;
        if (begun != null) {
            begun.cut();
        }
    }

    private void over() {
        over = true;
        atTheEnd.accept(this);
        if (service != null) {
            service.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        service = subscription;
        if (over) {
            subscription.cancel();
        } else {
            listen();
        }
    }

    /** As soon as there is something to listen to, and somewhere to tell it. */
    private synchronized void listen() {
        if (service != null && answer != null && !listening) {
            listening = true;
            service.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        lastHeard = System.nanoTime();
        for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            answer.send(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        // an event that is cut in two is none: the client comes back for it
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    /** An empty body ends before its answer has begun. */
    private void end() {
        ended = true;
        OpenAnswer begun = answer;
        if (begun != null) {
            begun.end();
        }
    }
}
