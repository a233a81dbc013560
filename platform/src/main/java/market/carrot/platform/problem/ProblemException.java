package market.carrot.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A refusal with a reason the caller may know. It becomes the answer; it is not an error of ours and not logged as one. */
public class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private Duration retryAfter;

    /** @param detail one sentence for the person who reads the answer: what is wrong and what to do about it */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    /** Adds an extension member to the answer, such as the trade's id. */
    public ProblemException with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    /** Tells the client when trying again can help, if more is known than the problem's type says. */
    public ProblemException retryAfter(Duration delay) {
        retryAfter = delay;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter).or(type::retryAfter);
    }

    /** The same in the header's unit. */
    Optional<Long> retryAfterSeconds() {
        return retryAfter().map(delay -> Math.max(1, delay.toSeconds()));
    }

    public Problem problem() {
        return new Problem(type.uri(), type.title(), type.status(), getMessage(), Map.copyOf(extensions));
    }
}
