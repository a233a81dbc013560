package market.carrot.telemetry;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** What is to be done when an answer that another thread gives is complete, however it ends. */
public record AtTheEnd(Runnable task) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
        task.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // completes afterwards
    }

    @Override
    public void onError(AsyncEvent event) {
        // completes afterwards
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
