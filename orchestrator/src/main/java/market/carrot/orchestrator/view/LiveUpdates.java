package market.carrot.orchestrator.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.apache.camel.Body;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Who follows a trade at this process. The events come from the database, not from this process's own consumer: with
 * several processes of this role each event is applied by one of them, and followed at any.
 */
@Component("liveUpdates")
@Profile(Role.READ_MODEL_PROFILE)
class LiveUpdates implements SmartLifecycle {
    private final LiveUpdatesSettings settings;
    private final ObjectMapper json;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private boolean running;

    LiveUpdates(LiveUpdatesSettings settings, ObjectMapper json, MeterRegistry metrics) {
        this.settings = settings;
        this.json = json;
        Gauge.builder("carrot.streams.open", followers, Set::size)
                .description("Answers of this process that stay open")
                .register(metrics);
    }

    /**
     * Takes a place for one more.
     *
     * @throws ProblemException TOO_MANY_REQUESTS when the user has too many, SERVICE_UNAVAILABLE when the process has
     */
    synchronized Follower enter(long wtbId, String user, int told, int seen) {
        if (!running || followers.size() >= settings.streams()) {
            throw new ProblemException(
                    ProblemType.SERVICE_UNAVAILABLE, "No more streams can be opened now. Please try again later.");
        }
        if (followers.stream().filter(each -> each.user().equals(user)).count() >= settings.streamsPerUser()) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS,
                    "You have %d streams open already. Close one first.".formatted(settings.streamsPerUser()));
        }
        Follower follower = new Follower(wtbId, user, told, seen, json.writerFor(LiveUpdate.class));
        followers.add(follower);
        return follower;
    }

    void leave(Follower follower) {
        followers.remove(follower);
    }

    /** Lets every client hear something from time to time. */
    public void beat() {
        followers.forEach(follower -> follower.beat(settings.heartbeat()));
    }

    /** @return pairs of trade and version known to whoever of its followers knows least, as JSON; null when there are none */
    public String watched() throws JsonProcessingException {
        Map<Long, Integer> known =
                followers.stream().collect(Collectors.toMap(Follower::wtbId, Follower::known, Math::min));
        return known.isEmpty()
                ? null
                : json.writeValueAsString(known.entrySet().stream()
                        .map(trade -> List.of(trade.getKey(), trade.getValue()))
                        .toList());
    }

    /** @param news of all trades that are watched, each trade's in order */
    public void tell(@Body List<TimelineEntry> news) {
        Map<Long, List<TimelineEntry>> ofTrade = news.stream().collect(Collectors.groupingBy(TimelineEntry::wtbId));
        followers.forEach(
                follower -> ofTrade.getOrDefault(follower.wtbId(), List.of()).forEach(follower::tell));
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** An open stream would hold the process up: the web server waits for answers that are being given. */
    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        followers.forEach(Follower::leave);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** First to stop, before the web server; last to start. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
