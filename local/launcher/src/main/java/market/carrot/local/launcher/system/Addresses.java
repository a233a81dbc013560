package market.carrot.local.launcher.system;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything listens on this machine.
 *
 * @param offset added to every port
 */
public record Addresses(int offset) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int TRADE_BALANCER = 8087;

    public int port(Part part) {
        return part.port(offset);
    }

    /** {@code host:port} */
    public String authority(Part part) {
        return LOOPBACK + ":" + port(part);
    }

    public URI http(Part part) {
        return URI.create("http://" + authority(part));
    }

    /** The issuer's name is part of every token, so it is the same word for word wherever it is used. */
    public URI issuer() {
        return URI.create("http://localhost:" + port(Part.IDENTITY));
    }

    /** The one way in, as a person types it. */
    public URI market() {
        return URI.create("http://localhost:" + port(Part.GATEWAY));
    }

    /** Under the name that the identity provider sends browsers back to. */
    public URI hawtio() {
        return URI.create("http://localhost:" + port(Part.HAWTIO));
    }

    URI management(Part part) {
        return URI.create(
                "http://" + LOOPBACK + ":" + part.managementPort(offset).orElseThrow());
    }

    /** Where {@code processes} that trade are reached: the one there is, or a balancer in front of them. */
    URI trade(int processes) {
        return processes > 1 ? URI.create("http://" + LOOPBACK + ":" + tradeBalancer()) : http(Part.TRADE);
    }

    /** A port of the launcher itself. */
    public int tradeBalancer() {
        return TRADE_BALANCER + offset;
    }

    /** Opens it: it passes on to every process that trades. */
    public Balancer openTradeBalancer() {
        return Balancer.open(tradeBalancer(), List.of(port(Part.TRADE), port(Part.TRADE_2)));
    }

    public String postgres(String database) {
        return "jdbc:postgresql://" + authority(Part.POSTGRES) + "/" + database;
    }

    public String mariaDb(String database) {
        return "jdbc:mariadb://" + authority(Part.MARIADB) + "/" + database;
    }

    URI readiness(Part part) {
        return management(part).resolve("/actuator/health/readiness");
    }

    /** All ports of one process, which must be free before it starts. */
    public List<Integer> ports(Part part) {
        return Stream.concat(Stream.of(port(part)), part.managementPort(offset).stream())
                .toList();
    }
}
