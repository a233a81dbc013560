package market.carrot.local.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports that nobody listens on. */
public final class FreePorts {
    /** Below the ports that systems hand out to outgoing connections, so that none slips in before the port is used. */
    private static final int FIRST = 10_000;

    private static final int LAST = 19_999;

    private FreePorts() {}

    /** A port that was free a moment ago. */
    public static int next() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EngineException("No free port between " + FIRST + " and " + LAST + ".");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // without this a port would count as taken for a minute after its last connection
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The wanted port if it is free, any free one for 0. */
    static int claim(int wanted, String engine) {
        if (wanted == 0) {
            return next();
        }
        if (!isFree(wanted)) {
            throw new EngineException(engine + " needs port " + wanted + ", but another process listens on it.");
        }
        return wanted;
    }
}
