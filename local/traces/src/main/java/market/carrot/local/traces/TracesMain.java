package market.carrot.local.traces;

import java.io.IOException;

/** The viewer as a process: {@code <port>}. Ends by a signal. */
public final class TracesMain {
    private static final int TRACES = 2_000;
    private static final int SPANS = 60_000;

    private TracesMain() {}

    public static void main(String[] arguments) throws IOException {
        Viewer.open(Integer.parseInt(arguments[0]), new Traces(TRACES, SPANS));
    }
}
