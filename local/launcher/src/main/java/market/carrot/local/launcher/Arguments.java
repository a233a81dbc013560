package market.carrot.local.launcher;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A command line, understood. */
record Arguments(Command command, List<String> operands, Set<String> flags) {

    /** @throws UsageException when there is no such command, flag or number of operands */
    static Arguments parse(String... line) {
        List<String> words = Arrays.stream(line).filter(word -> !isFlag(word)).toList();
        Set<String> flags = new LinkedHashSet<>(
                Arrays.stream(line).filter(Arguments::isFlag).toList());
        Command command = words.isEmpty() ? Command.UP : commandOf(words.get(0));
        List<String> operands = words.stream().skip(1).toList();
        for (String flag : flags) {
            if (!command.takes(flag)) {
                throw wrong("'%s' has no option %s.".formatted(command.word(), flag), command);
            }
        }
        if (!command.takes(operands.size())) {
            throw wrong(
                    operands.isEmpty()
                            ? "'%s' needs to be told of what.".formatted(command.word())
                            : "'%s' does not take: %s".formatted(command.word(), String.join(" ", operands)),
                    command);
        }
        return new Arguments(command, operands, flags);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The values of a flag such as {@code --without=product,payment}; none without it. */
    List<String> values(String flag) {
        return flags.stream()
                .filter(given -> given.startsWith(flag + "="))
                .flatMap(given ->
                        Arrays.stream(given.substring(flag.length() + 1).split(",")))
                .toList();
    }

    private static boolean isFlag(String word) {
        return word.startsWith("-");
    }

    private static Command commandOf(String word) {
        return Arrays.stream(Command.values())
                .filter(command -> command.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no command '" + word + "'. See ./carrot help"));
    }

    private static UsageException wrong(String message, Command command) {
        return new UsageException(message + " See ./carrot help " + command.word());
    }
}
