package market.carrot.orchestrator.saga;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sagas of trades that the coordinator knows, for reconciliation and for operators. */
public class OpenSagas {
    private final CoordinatorHttp http;
    private final String coordinator;
    private final String failed;
    private final ObjectMapper json = new ObjectMapper();

    OpenSagas(CoordinatorHttp http, String coordinator) {
        this.http = http;
        this.coordinator = coordinator;
        this.failed = coordinator + "/recovery/failed";
    }

    /**
     * @param lraId the LRA, as the URL that the coordinator gave
     * @param status the coordinator's word for it
     * @param age since it began, by the coordinator's own clock
     */
    public record Saga(long wtbId, String lraId, String status, Duration age) {
        public boolean isActive() {
            return status.equals("Active");
        }

        public boolean isFailed() {
            return status.startsWith("Failed");
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Lra(String lraId, String clientId, String status, long startTime) {
        boolean isOfTrade() {
            return clientId != null && clientId.matches("[1-9]\\d{0,17}");
        }
    }

    /**
     * @param status the coordinator's word for it
     * @param startedAt by the coordinator's own clock
     */
    public record Known(String status, Instant startedAt) {}

    /**
     * @param lraId the LRA, as the URL that the coordinator gave
     * @return empty when the coordinator does not know it (any more)
     * @throws IOException when the coordinator does not answer as it should, or not soon
     */
    public Optional<Known> find(String lraId) throws IOException {
        CoordinatorHttp.Answer answer = http.getSoon(lraId);
        if (answer.status() == 404 || answer.status() == 410) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IOException("the coordinator answered " + answer.status());
        }
        Lra lra = json.readValue(answer.body(), Lra.class);
        return Optional.of(new Known(lra.status(), Instant.ofEpochMilli(lra.startTime())));
    }

    /** What the ids of this coordinator's LRAs begin with: another one's are not in its list. */
    public String idsBeginWith() {
        return coordinator + "/";
    }

    /** @throws IOException when the coordinator does not answer as it should */
    public List<Saga> list() throws IOException {
        Collection<Saga> once = Stream.concat(read(coordinator).stream(), read(failed).stream())
                // the coordinator lists one that is ending twice
                .collect(Collectors.toMap(Saga::lraId, saga -> saga, (first, second) -> second))
                .values();
        return List.copyOf(once);
    }

    private List<Saga> read(String url) throws IOException {
        CoordinatorHttp.Answer answer = http.getJson(url);
        if (answer.status() != 200 || answer.date() == null) {
            throw new IOException("LRA coordinator, list: answered %d %s".formatted(answer.status(), answer.body()));
        }
        Instant now = answer.date();
        return Arrays.stream(json.readValue(answer.body(), Lra[].class))
                .filter(Lra::isOfTrade)
                .map(lra -> new Saga(
                        Long.parseLong(lra.clientId()),
                        lra.lraId(),
                        lra.status(),
                        Duration.between(Instant.ofEpochMilli(lra.startTime()), now)))
                .toList();
    }
}
