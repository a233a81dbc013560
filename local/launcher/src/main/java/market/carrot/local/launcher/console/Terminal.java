package market.carrot.local.launcher.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The person's console: styled and redrawn in place where somebody watches, plain lines everywhere else. */
public final class Terminal {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private int blockHeight;

    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    public static Terminal standard(boolean interactive) {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), interactive);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public boolean isInteractive() {
        return interactive;
    }

    public String styled(Style style, String text) {
        return interactive ? style.around(text) : text;
    }

    public synchronized void line(String text) {
        blockHeight = 0;
        out.println(text);
    }

    public synchronized void error(String text) {
        blockHeight = 0;
        err.println(styled(Style.BAD, text));
    }

    /** Shows these lines in the place of the block before, as long as nothing else was printed since. */
    public synchronized void block(List<String> lines) {
        StringBuilder text = new StringBuilder(UP_AND_CLEAR.repeat(blockHeight));
        lines.forEach(line -> text.append(line).append('\n'));
        out.print(text);
        out.flush();
        blockHeight = lines.size();
    }
}
