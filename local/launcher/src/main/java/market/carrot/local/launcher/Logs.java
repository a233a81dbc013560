package market.carrot.local.launcher;

import java.util.List;
import market.carrot.local.launcher.console.LogView;
import market.carrot.local.launcher.console.Terminal;

/** {@code ./carrot logs}: the files in the folder of logs, on one console. */
final class Logs {
    private static final int SOME = 8_000;

    private Logs() {}

    static int show(Settings settings, Terminal terminal, Arguments arguments) {
        List<String> all = settings.names();
        List<String> asked = arguments.operands().isEmpty() ? all : arguments.operands();
        asked.stream().filter(name -> !all.contains(name)).findFirst().ifPresent(name -> {
            throw new UsageException("There is no process '%s'. There are: %s".formatted(name, String.join(", ", all)));
        });
        int bytes = asked.size() == 1 ? SOME * 4 : SOME / 4;
        LogView view = LogView.all(settings, asked, bytes, terminal);
        if (arguments.has("--no-follow")) {
            view.show();
        } else {
            view.follow();
        }
        return Carrot.SUCCEEDED;
    }
}
