package market.carrot.local.launcher.console;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads what a process adds to its log file. */
final class LogTail {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final Path file;
    private long position;
    private String unfinished = "";
    private boolean skipsPartOfLine;

    /** @param position where to begin */
    LogTail(String name, Path file, long position) {
        this.name = name;
        this.file = file;
        this.position = position;
    }

    /** @param bytes of what is there already to begin with, from the next whole line on */
    static LogTail ofEnd(String name, Path file, int bytes) throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        LogTail tail = new LogTail(name, file, Math.max(0, size - bytes));
        tail.skipsPartOfLine = bytes > 0 && size > bytes;
        return tail;
    }

    String name() {
        return name;
    }

    void read(Consumer<String> lines) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < position) {
                // begun anew
                position = 0;
                unfinished = "";
            }
            log.seek(position);
            byte[] buffer = new byte[BUFFER];
            for (int length = log.read(buffer); length > 0; length = log.read(buffer)) {
                position += length;
                split(unfinished + new String(buffer, 0, length, StandardCharsets.UTF_8), lines);
            }
        }
    }

    private void split(String text, Consumer<String> lines) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (!skipsPartOfLine) {
                lines.accept(text.substring(start, end));
            }
            skipsPartOfLine = false;
            start = end + 1;
        }
        unfinished = text.substring(start);
    }
}
