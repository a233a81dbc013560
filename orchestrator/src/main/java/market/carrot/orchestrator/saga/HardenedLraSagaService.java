package market.carrot.orchestrator.saga;

import java.time.Duration;
import org.apache.camel.service.lra.LRAClient;
import org.apache.camel.service.lra.LRASagaService;

/**
 * Camel's LRA saga service, made fit for trades that live for days: its own HTTP client, a time limit from the start,
 * and a life as long as the context's. A named class, because Camel derives a thread pool's id from the class name.
 */
class HardenedLraSagaService extends LRASagaService {
    private final CoordinatorHttp http;
    private final Duration timeLimit;

    HardenedLraSagaService(SagaSettings settings, CoordinatorHttp http, Duration timeLimit) {
        this.http = http;
        this.timeLimit = timeLimit;
        setCoordinatorUrl(settings.coordinator().toString());
        setLocalParticipantUrl(settings.participant().toString());
    }

    @Override
    protected LRAClient createLRAClient() {
        return new CoordinatorClient(this, http, timeLimit);
    }

    /** Stopping one saga route stops this service (SagaProcessor.doStop), and with it every saga: not ours. */
    @Override
    protected void doStop() {
        // ends with the context, in doShutdown
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doStop();
        http.close();
    }
}
