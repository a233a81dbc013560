package market.carrot.acceptance.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the viewer of {@code ./carrot --traces} has. */
public final class TraceView {
    private final URI viewer;

    public TraceView(URI viewer) {
        this.viewer = viewer;
    }

    /** Waits until there is a trace about the trade that has a beginning and these parts: processes send theirs in batches. */
    public Traced of(Trade trade, String... parts) {
        return Patience.await("a trace of trade " + trade.wtbId() + " with " + List.of(parts))
                .until(
                        () -> about(trade).stream()
                                .filter(trace ->
                                        trace.isWhole() && Stream.of(parts).allMatch(trace::has))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** A person's page. */
    public Answer page(String path) {
        return Http.send("GET", viewer.resolve(path), null);
    }

    private List<Traced> about(Trade trade) {
        JsonNode traces = page("/api/traces?wtbId=" + trade.wtbId()).is(200).json();
        return StreamSupport.stream(traces.spliterator(), false)
                .map(trace -> new Traced(
                        trace.path("id").asText(),
                        StreamSupport.stream(trace.path("spans").spliterator(), false)
                                .map(Part::of)
                                .toList()))
                .toList();
    }

    /** A trace. */
    public record Traced(String id, List<Part> parts) {
        boolean has(String name) {
            return parts.stream().anyMatch(part -> part.name().equals(name));
        }

        /** It has a beginning, and every part hangs together with it. */
        boolean isWhole() {
            Set<String> ids = parts.stream().map(Part::id).collect(Collectors.toSet());
            return parts.stream().filter(part -> part.parent().isEmpty()).count() == 1
                    && parts.stream().allMatch(part -> part.parent().isEmpty() || ids.contains(part.parent()));
        }

        /** The part of this name with all that led to it, from the beginning: {@code process: name}. */
        public List<String> pathTo(String name) {
            return parts.stream()
                    .filter(part -> part.name().equals(name))
                    .findFirst()
                    .map(this::pathTo)
                    .orElseThrow();
        }

        private List<String> pathTo(Part part) {
            Stream<String> before =
                    parts.stream().filter(other -> other.id().equals(part.parent())).findFirst().stream()
                            .flatMap(parent -> pathTo(parent).stream());
            return Stream.concat(before, Stream.of(part.process() + ": " + part.name()))
                    .toList();
        }
    }

    /** A span. @param wtbId empty when it does not say */
    public record Part(String id, String parent, String process, String name, String wtbId) {
        static Part of(JsonNode span) {
            return new Part(
                    span.path("spanId").asText(),
                    span.path("parentId").asText(),
                    span.path("service").asText(),
                    span.path("name").asText(),
                    span.path("attributes").path("wtb.id").asText());
        }
    }
}
