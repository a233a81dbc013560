package market.carrot.coordinator.callback;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Keeps callbacks back until the whole store has been read. Narayana reads an LRA that is being ended and calls its
 * participant at once: each that hangs would hold up the start by two seconds.
 */
@Component
public class CallbackGate implements ClientRequestFilter {

    private volatile boolean open;

    /** From now on participants are called. */
    public void open() {
        open = true;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (!open) {
            throw new IOException("not called before every LRA is known; the next recovery pass does it");
        }
    }
}
