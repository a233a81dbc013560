package market.carrot.orchestrator.trade;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import market.carrot.orchestrator.Tokens;

/** Someone who looks after the market, over HTTP. */
record Operator(String market) {
    static final String NAME = "operator";
    static final String REASON = "Both have gone away";

    Answer looksAt(long wtbId) {
        return asks("/trades/" + wtbId);
    }

    /** The trades that a search finds. */
    List<Long> finds(String query) {
        return StreamSupport.stream(
                        asks("/trades?limit=100&" + query).body().path("items").spliterator(), false)
                .map(trade -> trade.path("wtbId").asLong())
                .toList();
    }

    /** What was tried on a trade, and what came of it; the last first. */
    List<String> auditOf(long wtbId) {
        return StreamSupport.stream(
                        asks("/audit?wtbId=" + wtbId).body().path("items").spliterator(), false)
                .map(entry -> entry.path("action").asText() + " "
                        + entry.path("outcome").asText())
                .toList();
    }

    Answer asks(String path) {
        return Person.send(request(path, Tokens.ofOperator()));
    }

    Answer retries(long wtbId) {
        return does("retry", wtbId);
    }

    Answer cancels(long wtbId) {
        return does("cancel", wtbId);
    }

    Answer finishes(long wtbId) {
        return does("finish", wtbId);
    }

    /** @param verb retry, cancel or finish */
    Answer does(String verb, long wtbId) {
        return orders("/trades/" + wtbId + "/" + verb, "{\"reason\":\"%s\",\"confirm\":%d}".formatted(REASON, wtbId));
    }

    Answer orders(String path, String body) {
        return orders(path, body, Tokens.ofOperator());
    }

    Answer orders(String path, String body, String token) {
        return Person.send(
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(market + "/operations" + path))
                .header("Authorization", "Bearer " + token);
    }
}
