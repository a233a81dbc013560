package market.carrot.local.launcher.system;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every process of CarrotMarket on this machine, in the order in which they are started as far as nothing is waited for. */
public enum Part {
    /** The databases of the services that write. */
    POSTGRES(Stage.ENGINE, 25432, "local/engines", 128, List.of("product", "payment", "orchestrator")),
    /** The database of the read model; it takes the longest to make its first data. */
    MARIADB(Stage.ENGINE, 23306, "local/engines", 128, List.of("view")),
    /** The broker of the events. */
    KAFKA(Stage.ENGINE, 29092, "local/engines", 192, List.of()),
    /** The local OpenID provider. */
    IDENTITY(Stage.SUPPORT, 8086, "local/identity", 128),
    /** Takes traces and shows them, if asked for. */
    TRACES(Stage.SUPPORT, 8090, "local/traces", 128),
    /** Narayana's coordinator of the sagas. */
    LRA_COORDINATOR(Stage.SUPPORT, 8085, "lra-coordinator", 256),
    /** Products and their reservations. */
    PRODUCT(Stage.SERVICE, 8081, "product", 256, POSTGRES),
    /** Escrow, wallets and the pay log. */
    PAYMENT(Stage.SERVICE, 8083, "payment", 256, POSTGRES),
    /** The role of the orchestrator that trades. */
    TRADE(Stage.SERVICE, 8082, "orchestrator", 320, POSTGRES),
    /** A second one that trades, when two are asked for. */
    TRADE_2(Stage.SERVICE, 8089, "orchestrator", 320, POSTGRES),
    /** The role of the orchestrator that answers queries. */
    READ_MODEL(Stage.SERVICE, 8084, "orchestrator", 256, MARIADB),
    /** The one way in. */
    GATEWAY(Stage.ENTRY, 8088, "orchestrator", 256),
    /** The operators' console, for all that run routes; started when somebody asks for it. */
    HAWTIO(Stage.ENTRY, 8080, "hawtio", 96, IDENTITY);

    private static final int MANAGEMENT_OFFSET = 1000;

    private final Stage stage;
    private final int port;
    private final String module;
    private final int heap;
    private final List<String> databases;
    private final List<Part> after;

    Part(Stage stage, int port, String module, int heap, List<String> databases) {
        this(stage, port, module, heap, databases, List.of());
    }

    Part(Stage stage, int port, String module, int heap, Part... after) {
        this(stage, port, module, heap, List.of(), List.of(after));
    }

    Part(Stage stage, int port, String module, int heap, List<String> databases, List<Part> after) {
        this.stage = stage;
        this.port = port;
        this.module = module;
        this.heap = heap;
        this.databases = databases;
        this.after = after;
    }

    /** The word for it on the command line, on the console and in file names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    public Stage stage() {
        return stage;
    }

    public boolean isEngine() {
        return stage == Stage.ENGINE;
    }

    /** Whether the system is complete without it. */
    public boolean isOnDemand() {
        return this == HAWTIO;
    }

    public int port(int offset) {
        return port + offset;
    }

    /** Where health is asked for. Engines and the viewer of traces have none. */
    public Optional<Integer> managementPort(int offset) {
        return isEngine() || this == TRACES ? Optional.empty() : Optional.of(port + MANAGEMENT_OFFSET + offset);
    }

    /** The Maven module's folder, whose last word is its artifact. */
    String module() {
        return module;
    }

    /** The largest heap, in MB. */
    int heap() {
        return heap;
    }

    /** The databases an engine makes, each with an owner of the same name. */
    public List<String> databases() {
        return databases;
    }

    /** What must be ready before it can start. */
    List<Part> after() {
        return after;
    }
}
