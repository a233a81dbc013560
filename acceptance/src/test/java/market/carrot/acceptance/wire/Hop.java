package market.carrot.acceptance.wire;

/** A connection between two processes that a proxy stands in. */
public enum Hop {
    /** The gateway to those that trade. */
    TRADE(8092, 8087, "CARROT_TRADE_URL"),
    /** Whoever needs product to it. */
    PRODUCT(8091, 8081, "CARROT_PRODUCT_URL"),
    /** Whoever needs payment to it. */
    PAYMENT(8093, 8083, "CARROT_PAYMENT_URL"),
    /** The gateway to my page. Here nothing but the whole connection breaks: an answer may stay open. */
    READ_MODEL(8094, 8084, "CARROT_READMODEL_URL"),
    /** Those that trade to the coordinator. It builds an LRA's id from the address it is called at: the proxy's. */
    COORDINATOR(8095, 8085, "CARROT_COORDINATOR_URL"),
    /** The coordinator to those that trade, to tell them how a saga ends. */
    CALLBACK(8097, 8087, "CARROT_SAGA_PARTICIPANT");

    private final int port;
    private final int target;
    private final String setting;

    Hop(int port, int target, String setting) {
        this.port = port;
        this.target = target;
        this.setting = setting;
    }

    /** Where the proxy listens, as everything before the offset. */
    public int port() {
        return port;
    }

    int target() {
        return target;
    }

    /** The environment variable that leads the calls through the proxy. */
    String setting() {
        return setting;
    }
}
