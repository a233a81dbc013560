package market.carrot.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import market.carrot.local.intruder.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which names the coordinator can be called: an LRA's id begins with the name, and those that trade call it. */
class OwnNameIT extends RunningCoordinator {

    @Test
    void underItsOwnNameItStartsLras() {
        RawHttp answer = start("POST", "/lra-coordinator/start", "Host: 127.0.0.1:" + port);

        assertThat(answer.statuses()).containsExactly(201);
        assertThat(answer.text()).contains("Location: http://127.0.0.1:" + port + "/lra-coordinator/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:", "http://evil.example@127.0.0.1:"})
    void anAbsoluteTargetWithItsOwnNameIsTheSame(String target) {
        RawHttp answer = start("POST", target + port + "/lra-coordinator/start", "Host: 127.0.0.1:" + port);

        assertThat(answer.statuses()).containsExactly(201);
        assertThat(answer.text()).contains("Location: http://127.0.0.1:" + port + "/lra-coordinator/");
    }

    /** All of these reach the coordinator's port, with a good token. None gets an LRA, and none is answered with the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: 127.0.0.1",
                "Host: localhost:PORT",
                "Host: 127.0.0.1:PORT.evil.example",
                "Host: 127.0.0.1:PORT@evil.example",
                "Host: evil.example#127.0.0.1:PORT",
                "Host:",
                "Host: 127.0.0.1:PORT\r\nHost: evil.example",
                "Host: evil.example\r\nHost: 127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT, evil.example",
                "Host : evil.example",
                "X-Host: 127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT\r\nX-Forwarded-Host: evil.example",
                "Host: 127.0.0.1:PORT\r\nx-forwarded-host: 127.0.0.1:PORT",
                "Host: 127.0.0.1:PORT\r\nForwarded: host=evil.example;proto=https"
            })
    void underAnotherNameItDoesNothing(String headers) {
        RawHttp answer = start("POST", "/lra-coordinator/start", headers.replace("PORT", String.valueOf(port)));

        assertThat(answer.statuses()).containsExactly(400);
        assertThat(answer.text()).doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/lra-coordinator/start",
                "http://evil.example:PORT/lra-coordinator/start",
                "http://127.0.0.1:PORT@evil.example/lra-coordinator/start",
                "//evil.example/lra-coordinator/start"
            })
    void anAbsoluteTargetWithAnotherNameIsRefused(String target) {
        RawHttp answer = start("POST", target.replace("PORT", String.valueOf(port)), "Host: 127.0.0.1:" + port);

        assertThat(answer.statuses()).containsExactly(400);
    }

    /** What only says how the request came does no harm, and is not believed either. */
    @Test
    void whoForwardedItDoesNotMatter() {
        RawHttp answer = start(
                "POST",
                "/lra-coordinator/start",
                "Host: 127.0.0.1:" + port
                        + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\nX-Forwarded-Prefix: /evil"
                        + "\r\nX-Forwarded-For: 10.0.0.1");

        assertThat(answer.text()).contains("Location: http://127.0.0.1:" + port + "/lra-coordinator/");
    }

    private RawHttp start(String method, String target, String headers) {
        return RawHttp.say(
                port,
                method + " " + target + " HTTP/1.1\r\n" + headers + "\r\nAuthorization: Bearer "
                        + ISSUER.service("orchestrator") + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
}
