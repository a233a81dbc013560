package market.carrot.local.torture;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param trades after how many purchases it ends
 * @param seed decides which faults happen when, and what the users want
 * @param time after which it ends
 */
record Options(int trades, long seed, Duration time) {
    static final String USAGE = "See ./carrot help torture";
    private static final int MINUTES = 5;

    /** @throws IllegalArgumentException with what is wrong, for the person */
    static Options parse(List<String> words, long otherwiseSeed) {
        Deque<String> left = new ArrayDeque<>(words);
        Options options = new Options(Integer.MAX_VALUE, otherwiseSeed, Duration.ofMinutes(MINUTES));
        while (!left.isEmpty()) {
            String flag = left.removeFirst();
            options = switch (flag) {
                case "--trades" -> new Options((int) number(flag, left, Integer.MAX_VALUE), options.seed, options.time);
                case "--seed" -> new Options(options.trades, number(flag, left, Long.MAX_VALUE), options.time);
                case "--minutes" ->
                    new Options(options.trades, options.seed, Duration.ofMinutes(number(flag, left, 100_000)));
                default -> throw new IllegalArgumentException("'torture' does not take " + flag + ". " + USAGE);
            };
        }
        return options;
    }

    private static long number(String flag, Deque<String> left, long most) {
        String value = left.isEmpty() ? "" : left.removeFirst();
        try {
            long number = Long.parseLong(value);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s needs a number from 1 to %d, not '%s'. %s".formatted(flag, most, value, USAGE));
    }
}
