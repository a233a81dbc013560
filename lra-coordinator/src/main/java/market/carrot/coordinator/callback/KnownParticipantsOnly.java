package market.carrot.coordinator.callback;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.IOException;
import market.carrot.coordinator.security.Participants;

/**
 * Calls nobody but the configured participants, whatever a record in the store or an answer names, and shows nobody else
 * the coordinator's token. What is not called is called again by recovery, so it can still be put right.
 */
final class KnownParticipantsOnly implements ClientRequestFilter {
    private final Participants participants;

    KnownParticipantsOnly(Participants participants) {
        this.participants = participants;
    }

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        if (!participants.include(request.getUri())) {
            throw new IOException("not called, because carrot.coordinator.participants does not name it: "
                    + request.getUri().getScheme() + "://" + request.getUri().getAuthority());
        }
    }
}
