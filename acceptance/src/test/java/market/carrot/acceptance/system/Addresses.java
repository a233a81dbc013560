package market.carrot.acceptance.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import market.carrot.acceptance.contract.Endpoint;
import market.carrot.acceptance.wire.Hop;

/**
 * Where the system under test listens: beside a developer's own run, which has the ports without an offset.
 *
 * @param offset added to every port
 */
public record Addresses(int offset) {
    private static final int HAWTIO = 8080;
    private static final int PRODUCT = 8081;
    private static final int TRADE = 8082;
    private static final int TRADE_2 = 8089;
    private static final int PAYMENT = 8083;
    private static final int READ_MODEL = 8084;
    private static final int COORDINATOR = 8085;
    private static final int IDENTITY = 8086;
    private static final int GATEWAY = 8088;
    private static final int TRACES = 8090;
    private static final int MARIADB = 23306;
    private static final int POSTGRES = 25432;
    private static final int KAFKA = 29092;
    private static final int MANAGEMENT = 1000;

    /** The first offset with all ports free. All stay below those that the operating system gives to connections. */
    static Addresses free() {
        return IntStream.iterate(400, offset -> offset <= 3_600, offset -> offset + 100)
                .filter(Addresses::isFree)
                .mapToObj(Addresses::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No place for the system: some port is always taken"));
    }

    /** The one way in. */
    public URI gateway() {
        return URI.create("http://localhost:" + (GATEWAY + offset));
    }

    public URI issuer() {
        return URI.create("http://localhost:" + (IDENTITY + offset));
    }

    /** The viewer of traces, where it was asked for. */
    public URI traces() {
        return behindGateway(TRACES);
    }

    /** The operators' console. */
    public URI hawtio() {
        return URI.create("http://localhost:" + (HAWTIO + offset) + "/hawtio/");
    }

    /** Behind the gateway, as only services and operators reach it. */
    public URI product() {
        return behindGateway(PRODUCT);
    }

    public URI trade() {
        return behindGateway(TRADE);
    }

    public URI readModel() {
        return behindGateway(READ_MODEL);
    }

    /** Where operators look at the trade side: at each process. */
    public List<URI> tradeManagement() {
        return List.of(behindGateway(TRADE + MANAGEMENT), behindGateway(TRADE_2 + MANAGEMENT));
    }

    /** Where every process that serves somebody says how it is. */
    public List<URI> management() {
        return IntStream.of(PRODUCT, TRADE, TRADE_2, PAYMENT, READ_MODEL, COORDINATOR, GATEWAY)
                .mapToObj(port -> behindGateway(port + MANAGEMENT))
                .toList();
    }

    /** Of the service that serves the operation. */
    public URI of(Endpoint endpoint) {
        return switch (endpoint.operation().getTags().get(0)) {
            case "product" -> product();
            case "payment" -> payment();
            case "trade" -> trade();
            case "my-page" -> readModel();
            default -> throw new IllegalArgumentException(endpoint.toString());
        };
    }

    public URI payment() {
        return behindGateway(PAYMENT);
    }

    /** Under its one name, which is that of the proxy before it. */
    public URI coordinator() {
        return behindGateway(Hop.COORDINATOR.port());
    }

    /** The database of the service of that name, for those who may look into it: JDBC. */
    public String postgres(String database) {
        return "jdbc:postgresql://127.0.0.1:" + (POSTGRES + offset) + "/" + database;
    }

    public String kafka() {
        return "127.0.0.1:" + (KAFKA + offset);
    }

    private URI behindGateway(int port) {
        return URI.create("http://127.0.0.1:" + (port + offset));
    }

    private static boolean isFree(int offset) {
        IntStream services =
                IntStream.rangeClosed(HAWTIO, TRADE_2).flatMap(port -> IntStream.of(port, port + MANAGEMENT));
        IntStream proxies = Arrays.stream(Hop.values()).mapToInt(Hop::port);
        IntStream engines = IntStream.of(MARIADB, POSTGRES, KAFKA, TRACES);
        return Stream.of(services, engines, proxies)
                .flatMapToInt(ports -> ports)
                .allMatch(port -> isPortFree(port + offset));
    }

    private static boolean isPortFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
