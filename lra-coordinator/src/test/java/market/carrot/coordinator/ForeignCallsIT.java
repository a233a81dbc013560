package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whom the coordinator can be made to call. The caller has a good token: it is a part of the market that somebody has
 * taken over, and wants the coordinator, and the coordinator's token, to come to a server of its own.
 */
class ForeignCallsIT extends RunningCoordinator {

    private static final int KNOWN = unusedPort();

    private Participant known;
    private Participant stranger;

    @BeforeEach
    void open() throws IOException {
        known = new Participant(KNOWN);
        stranger = new Participant();
    }

    @AfterEach
    void nobodyElseIsCalled() {
        assertThat(stranger.callbacks()).isEmpty();
        known.close();
        stranger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/start?ParentLRA=STRANGER",
                "/start?ParentLRA=&ParentLRA=STRANGER",
                "/start?ClientID=1&%50arentLRA=STRANGER",
                "/start?Parent%4CRA=%53TRANGER",
                "/start?parentlra=STRANGER"
            })
    void aParentIsRefused(String start) {
        HttpResponse<String> refused = coordinator.post(
                start.replace("STRANGER", stranger.callbackUri("parent").toString()));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("/problems/nested-lra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Long-Running-Action", "Long-Running-Action-Parent", "long-running-action", "ParentLRA"})
    void aParentInAHeaderIsRefused(String header) {
        HttpResponse<String> refused = coordinator.send(
                "POST", "/start", header, stranger.callbackUri("parent").toString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/problems/nested-lra");
    }

    /** What the market does not use: each of them ends, renews or moves an LRA in a way that nothing here relies on. */
    @ParameterizedTest
    @CsvSource({
        "PUT, /start",
        "PUT, /ID/renew?TimeLimit=1",
        "PUT, /ID/remove",
        "PUT, /nested/ID/close",
        "PUT, /nested/ID/complete",
        "PUT, /nested/ID/compensate",
        "PUT, /nested/ID/forget",
        "GET, /nested/ID/status",
        "PUT, /recovery/ID/1",
        "GET, /recovery/ID/1",
        "POST, /ID",
        "DELETE, /ID",
        "PUT, /http%3A%2F%2F127.0.0.1%3A1%2Flra",
        "PUT, /http%3A%2F%2F127.0.0.1%3A1%2Flra/close",
        "GET, /http%3A%2F%2F127.0.0.1%3A1%2Flra/status",
        "POST, /start?Participant=http://127.0.0.1:1",
        "PUT, /ID/close?x=1",
        "GET, /application.wadl"
    })
    void theRestOfTheProtocolIsNotServed(String method, String path) {
        URI lra = joined();
        String id = lra.getPath().replaceFirst(".*/", "");

        HttpResponse<String> refused = coordinator.send(
                method, path.replace("ID", id), "Link", "<" + stranger.callbackUri("compensate") + ">; rel=compensate");

        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
        assertThat(coordinator.status(lra)).isEqualTo("Active");
        assertThat(coordinator.cancel(lra)).isEqualTo("Cancelled");
        assertThat(known.verbs()).containsExactly("compensate");
    }

    /** At an end, Narayana would let somebody join first. */
    @Test
    void anEndJoinsNobody() {
        URI lra = joined();
        String id = lra.getPath().replaceFirst(".*/", "");

        HttpResponse<String> refused = coordinator.send(
                "PUT",
                "/" + id + "/cancel",
                "Narayana-LRA-Participant-Link",
                "<" + stranger.callbackUri("compensate") + ">; rel=compensate");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(coordinator.cancel(lra)).isEqualTo("Cancelled");
        assertThat(known.verbs()).containsExactly("compensate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "<>; rel=compensate",
                "<KNOWN>",
                "<KNOWN>; rel=",
                "<KNOWN>; rel=participant",
                "<KNOWN>; rel=after",
                "<KNOWN>; rel=status",
                "<KNOWN>; rel=forget",
                "<KNOWN>; rel=compensate,",
                "<KNOWN>; rel=compensate,<STRANGER>; rel=complete",
                "<STRANGER>; rel=compensate,<KNOWN>; rel=complete",
                "<KNOWN>; rel=compensate,<KNOWN>; rel=complete,<STRANGER>; rel=after",
                "<STRANGER>; rel=compensate",
                "STRANGER",
                "<http://localhost:PORT/lra-participant/compensate>; rel=compensate",
                "<http://127.0.0.1:PORT/operations/trades>; rel=compensate",
                "<http://127.0.0.1:PORT/lra-participant-evil/compensate>; rel=compensate",
                "<http://127.0.0.1:PORT/lra-participant/../operations>; rel=compensate",
                "<http://127.0.0.1:PORT/lra-participant/%2e%2e/operations>; rel=compensate",
                "<http://127.0.0.1:PORT/lra-participant//compensate>; rel=compensate",
                "<http://127.0.0.1:PORT/lra-participant>; rel=compensate",
                "<http://user@127.0.0.1:PORT/lra-participant/compensate>; rel=compensate",
                "<http://127.0.0.1:PORT@evil.example/lra-participant/compensate>; rel=compensate",
                "<http://127.0.0.1:PORT/lra-participant/compensate#x>; rel=compensate",
                "<https://127.0.0.1:PORT/lra-participant/compensate>; rel=compensate",
                "<file:///etc/passwd>; rel=compensate",
                "<//127.0.0.1:PORT/lra-participant/compensate>; rel=compensate",
                "</lra-participant/compensate>; rel=compensate",
                "<mailto:a@b>; rel=compensate"
            })
    void aParticipantThatIsNotConfiguredCannotJoin(String link) {
        URI lra = coordinator.start();

        HttpResponse<String> refused = coordinator.send("PUT", path(lra), "Link", filled(link));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("/problems/unknown-participant");
        assertThat(coordinator.cancel(lra)).isEqualTo("Cancelled");
        assertThat(known.callbacks()).isEmpty();
    }

    /** Narayana reads the first of two headers, or the body where there is none. */
    @Test
    void aSecondLinkOrABodyNamesNobody() {
        URI lra = coordinator.start();
        String good = "<" + known.callbackUri("compensate") + ">; rel=compensate";
        String bad = "<" + stranger.callbackUri("compensate") + ">; rel=compensate";

        assertThat(coordinator.send("PUT", path(lra), "Link", bad, "Link", good).statusCode())
                .isEqualTo(400);
        assertThat(coordinator.send("PUT", path(lra), "Link", good, "Link", bad).statusCode())
                .isEqualTo(400);
        assertThat(coordinator
                        .sendBody("PUT", path(lra), stranger.callbackUri("x").toString())
                        .statusCode())
                .isEqualTo(400);

        assertThat(coordinator.cancel(lra)).isEqualTo("Cancelled");
        assertThat(known.callbacks()).isEmpty();
    }

    private URI joined() {
        URI lra = coordinator.start();
        coordinator.join(lra, known);
        return lra;
    }

    private String filled(String link) {
        return link.replace("KNOWN", known.callbackUri("compensate").toString())
                .replace("STRANGER", stranger.callbackUri("compensate").toString())
                .replace("PORT", String.valueOf(known.port()));
    }

    private static String path(URI lra) {
        return lra.getPath().replaceFirst("^/lra-coordinator", "");
    }
}
