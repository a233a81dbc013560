package market.carrot.local.launcher.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import market.carrot.local.launcher.Failure;
import market.carrot.local.launcher.Settings;
import market.carrot.local.launcher.system.Addresses;
import market.carrot.local.launcher.system.Part;

/** Whether every port is free; if not, who has it. */
final class PortCheck {
    private static final int HIGHEST = 65_535;
    /** Far enough that no port of a second system falls on one of the first. */
    private static final int ASIDE = 100;

    private PortCheck() {}

    static void check(Settings settings, List<Part> parts) {
        Addresses addresses = new Addresses(settings.portOffset());
        Stream<String> balancer = settings.tradeProcesses() > 1
                ? taken("the balancer", List.of(addresses.tradeBalancer()))
                : Stream.empty();
        List<String> taken = Stream.concat(
                        parts.stream().flatMap(part -> taken(part.word(), addresses.ports(part))), balancer)
                .toList();
        if (!taken.isEmpty()) {
            throw new Failure(
                    """
                    %s
                    Stop what uses %s, or move all ports of CarrotMarket, for example: CARROT_PORT_OFFSET=%d ./carrot"""
                            .formatted(
                                    taken.stream().collect(Collectors.joining("\n")),
                                    taken.size() == 1 ? "it" : "them",
                                    addresses.offset() + ASIDE));
        }
    }

    private static Stream<String> taken(String process, List<Integer> ports) {
        return ports.stream().filter(port -> !isFree(port)).map(port -> taken(process, port));
    }

    private static String taken(String process, int port) {
        return "Port %d, which %s needs, is taken by %s."
                .formatted(
                        port,
                        process,
                        PortOwner.of(port).map(PortOwner::toString).orElse("another process"));
    }

    static boolean isFree(int port) {
        if (port > HIGHEST) {
            throw new Failure("CARROT_PORT_OFFSET is too large: there is no port " + port + ".");
        }
        try (ServerSocket socket = new ServerSocket()) {
            // without this a port would count as taken for a minute after its last connection
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
