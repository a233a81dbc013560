package market.carrot.orchestrator.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import market.carrot.orchestrator.Tokens;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * A gateway with low limits, behind a proxy that it trusts, with one other site that may call it, and with nothing for
 * operators.
 */
@TestPropertySource(
        properties = {
            "carrot.gateway.limits.per-user.per-second=1",
            "carrot.gateway.limits.per-user.burst=5",
            "carrot.gateway.limits.per-address.per-second=1",
            "carrot.gateway.limits.per-address.burst=20",
            "carrot.gateway.trusted-proxies=127\\.0\\.0\\.2",
            "carrot.gateway.cors.origins=https://shop.example",
            "carrot.gateway.operations.enabled=false"
        })
abstract class StrictGateway extends RunningGateway {
    static final String SHOP = "https://shop.example";
    private static final String PROXY = "127.0.0.2";
    private static final String ANYBODY = "127.0.0.1";

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("carrot.identity.issuer-uri", Tokens::issuer);
    }

    /** The answer to a client at an address of its own, who comes through the proxy. */
    String fromProxy(String request, String client, String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = "X-Forwarded-For: " + client;
        return answer(PROXY, request, all);
    }

    /** The answer to somebody who is connected without the proxy. */
    String direct(String request, String... headers) {
        return answer(ANYBODY, request, headers);
    }

    private String answer(String from, String request, String... headers) {
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0)) {
            String lines = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("", Stream.of(headers).map(h -> h + "\r\n").toList()) + "\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
