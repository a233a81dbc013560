package market.carrot.local.launcher.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the services are told through their environment: where they listen, where they find each other, and their secrets,
 * which would be for all to see among a command's arguments.
 */
final class ServiceEnvironment {
    private static final String NO_LIMIT = "1000000";

    private final Addresses addresses;
    private final URI trade;
    private final Path data;
    private final Optional<URI> traces;

    /**
     * @param trade where those that trade are reached
     * @param data where each process has a folder of its own name
     * @param traces who takes them, if anybody does
     */
    ServiceEnvironment(Addresses addresses, URI trade, Path data, Optional<URI> traces) {
        this.traces = traces;
        this.addresses = addresses;
        this.trade = trade;
        this.data = data;
    }

    Map<String, String> of(Part part) {
        Map<String, String> told = new LinkedHashMap<>();
        // glibc would keep an arena of up to 64 MB for each core
        told.put("MALLOC_ARENA_MAX", "2");
        if (part.isEngine() || part == Part.TRACES) {
            return told;
        }
        told.put("SERVER_PORT", String.valueOf(addresses.port(part)));
        part.managementPort(addresses.offset())
                .ifPresent(port -> told.put("MANAGEMENT_SERVER_PORT", String.valueOf(port)));
        told.putAll(eachOther());
        traces.ifPresent(viewer -> told.put("CARROT_TRACES_ENDPOINT", viewer + "/v1/traces"));
        if (part == Part.TRADE || part == Part.TRADE_2) {
            traces.ifPresent(viewer -> told.put("CARROT_TRADE_OPERATIONS_TRACEVIEWER", viewer + "/?wtbId={wtbId}"));
        }
        told.putAll(own(part));
        return told;
    }

    private Map<String, String> eachOther() {
        return Map.of(
                "CARROT_GATEWAY_URL", addresses.market().toString(),
                "CARROT_IDENTITY_ISSUERURI", addresses.issuer().toString(),
                "CARROT_PRODUCT_URL", addresses.http(Part.PRODUCT).toString(),
                "CARROT_TRADE_URL", trade.toString(),
                "CARROT_PAYMENT_URL", addresses.http(Part.PAYMENT).toString(),
                "CARROT_READMODEL_URL", addresses.http(Part.READ_MODEL).toString(),
                "CARROT_COORDINATOR_URL", addresses.http(Part.LRA_COORDINATOR).toString(),
                "CARROT_HAWTIO_URL", addresses.hawtio().toString(),
                "CARROT_EVENTS_BROKERS", addresses.authority(Part.KAFKA));
    }

    private Map<String, String> own(Part part) {
        return switch (part) {
            case PRODUCT -> datasource("product");
            case PAYMENT -> with(datasource("payment"), Map.of("CARROT_PAYMENT_PROVIDER", "sandbox"));
            case TRADE, TRADE_2 ->
                Map.of(
                        "CARROT_ROLES", "trade",
                        "CARROT_IDENTITY_CLIENTSECRET", "orchestrator",
                        "CARROT_TRADE_DATABASE_URL", addresses.postgres("orchestrator"),
                        "CARROT_TRADE_DATABASE_PASSWORD", "orchestrator");
            case READ_MODEL ->
                Map.of(
                        "CARROT_ROLES", "read-model",
                        "CARROT_READMODEL_DATABASE_URL", addresses.mariaDb("view"),
                        "CARROT_READMODEL_DATABASE_PASSWORD", "view");
            case GATEWAY -> with(Map.of("CARROT_ROLES", "gateway"), limits());
            case LRA_COORDINATOR -> coordinator();
            case IDENTITY -> Map.of("CARROT_IDENTITY_KEYDIRECTORY", folder(Part.IDENTITY));
            case HAWTIO -> Map.of("CARROT_IDENTITY_CLIENTSECRET", "hawtio", "CARROT_HAWTIO_PROCESSES", runningRoutes());
            case POSTGRES, MARIADB, KAFKA, TRACES -> Map.of();
        };
    }

    private String runningRoutes() {
        Stream<Part> one = Stream.of(Part.GATEWAY, Part.TRADE, Part.PRODUCT, Part.PAYMENT, Part.READ_MODEL);
        boolean alone = trade.equals(addresses.http(Part.TRADE));
        return Stream.concat(one, alone ? Stream.empty() : Stream.of(Part.TRADE_2))
                .map(part -> part.word() + "=" + addresses.management(part))
                .collect(Collectors.joining(","));
    }

    /** Everybody has the same address here, and a load test is one user: nobody is limited. */
    private static Map<String, String> limits() {
        String limits = "CARROT_GATEWAY_LIMITS_";
        return Map.of(
                limits + "PERUSER_PERSECOND", NO_LIMIT,
                limits + "PERUSER_BURST", NO_LIMIT,
                limits + "PERADDRESS_PERSECOND", NO_LIMIT,
                limits + "PERADDRESS_BURST", NO_LIMIT);
    }

    private Map<String, String> datasource(String database) {
        return Map.of(
                "SPRING_DATASOURCE_URL", addresses.postgres(database),
                "SPRING_DATASOURCE_USERNAME", database,
                "SPRING_DATASOURCE_PASSWORD", database);
    }

    private Map<String, String> coordinator() {
        return Map.of(
                "CARROT_COORDINATOR_STORE_DIRECTORY",
                folder(Part.LRA_COORDINATOR),
                "CARROT_IDENTITY_CLIENTSECRET",
                "lra-coordinator");
    }

    private String folder(Part part) {
        return data.resolve(part.word()).toString();
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
