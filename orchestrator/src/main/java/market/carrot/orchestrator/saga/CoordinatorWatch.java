package market.carrot.orchestrator.saga;

import java.io.IOException;
import market.carrot.vitals.Sample;

/** Whether the coordinator answers: by asking for a saga that there is not. */
class CoordinatorWatch implements Sample {
    private final CoordinatorHttp http;
    private final String nobody;

    CoordinatorWatch(CoordinatorHttp http, String coordinator) {
        this.http = http;
        this.nobody = coordinator + "/0/status";
    }

    @Override
    public String name() {
        return "coordinator";
    }

    @Override
    public boolean costsNothing() {
        return true;
    }

    @Override
    public void take() throws IOException {
        int status = http.get(nobody).status();
        if (status != 404) {
            throw new IOException("the coordinator answered " + status);
        }
    }
}
