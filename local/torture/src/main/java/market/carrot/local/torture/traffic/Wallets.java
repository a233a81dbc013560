package market.carrot.local.torture.traffic;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What users were told of the money they moved into or out of the market; no amount is moved twice. */
public final class Wallets {
    private final Map<Long, Answer> answers = new ConcurrentHashMap<>();

    /** @param amount that was to be moved, in the currency's minor unit */
    public void note(long amount, Answer answer) {
        if (answers.putIfAbsent(amount, answer) != null) {
            throw new IllegalArgumentException("Another was to be told by its amount: " + amount);
        }
    }

    int count() {
        return answers.size();
    }

    /** Certainly moved. */
    public Set<Long> acknowledged() {
        return amounts(Answer::isSuccess);
    }

    /** Moved or not: no clear answer came. */
    public Set<Long> uncertain() {
        return amounts(answer -> !answer.isClear());
    }

    private Set<Long> amounts(Predicate<Answer> told) {
        return answers.entrySet().stream()
                .filter(each -> told.test(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
