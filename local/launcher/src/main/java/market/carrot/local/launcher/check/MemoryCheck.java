package market.carrot.local.launcher.check;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import market.carrot.local.launcher.Failure;

/** Whether the whole system fits into the memory that is left. */
final class MemoryCheck {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final long MB = 1 << 20;

    private MemoryCheck() {}

    /** @param needed in MB */
    static void check(long needed) {
        check(needed, availableMegabytes());
    }

    static void check(long needed, long available) {
        if (available < needed) {
            throw new Failure(
                    """
                    Too little memory: CarrotMarket needs about %d MB, but only %d MB are available.
                    Close something large, or try with less by setting CARROT_MEMORY_NEEDED (in MB)."""
                            .formatted(needed, available));
        }
    }

    /** What the machine has left, and no more than a container may have. */
    private static long availableMegabytes() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long limit = system.getTotalMemorySize() / MB;
        return memInfo()
                .flatMap(MemoryCheck::available)
                .map(left -> Math.min(left, limit))
                .orElse(limit);
    }

    private static Optional<String> memInfo() {
        try {
            return Files.exists(MEMINFO) ? Optional.of(Files.readString(MEMINFO)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** In MB. */
    static Optional<Long> available(String memInfo) {
        Matcher line = AVAILABLE.matcher(memInfo);
        return line.find() ? Optional.of(Long.parseLong(line.group(1)) / 1024) : Optional.empty();
    }
}
