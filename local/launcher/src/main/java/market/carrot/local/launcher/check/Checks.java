package market.carrot.local.launcher.check;

import java.util.List;
import market.carrot.local.launcher.Settings;
import market.carrot.local.launcher.system.Part;

/** What is looked at before anything is started, so that what is missing is said at once and in plain words. */
public final class Checks {
    private Checks() {}

    /** @throws market.carrot.local.launcher.Failure at the first that fails */
    public static void run(Settings settings, List<Part> parts) {
        DiskCheck.check(settings.home());
        PortCheck.check(settings, parts);
        MemoryCheck.check(settings.memoryNeeded());
    }
}
