package market.carrot.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The answers that were given under idempotency keys. A key is claimed in the transaction that carries its request out:
 * both are committed, or neither is, and of requests at the same time one gets it, whichever process they reach.
 */
public class IdempotencyKeys {
    private static final int BATCH = 1000;

    private final JdbcClient database;
    private final Answers answers;
    private final IdempotencySettings settings;

    IdempotencyKeys(JdbcClient database, Answers answers, IdempotencySettings settings) {
        this.database = database;
        this.answers = answers;
        this.settings = settings;
    }

    /**
     * Carries out what is done within the caller's transaction, unless it was done before.
     *
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED when the key was sent with another request, REQUEST_IN_PROGRESS when
     *     its request is being carried out
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public GivenAnswer once(KeyedRequest request, Supplier<GivenAnswer> effect) {
        Claim claim = claim(request);
        return claim.isAnswered() ? claim.answer() : settle(claim.id(), effect.get());
    }

    /** The first half of {@link #once}, for what takes more than one transaction; {@link #settle} is the other half. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Claim claim(KeyedRequest request) {
        if (request.key() == null) {
            return Claim.WITHOUT_KEY;
        }
        String fingerprint = fingerprint(request);
        return insert(request, fingerprint).map(id -> new Claim(id, null)).orElseGet(() -> known(request, fingerprint)
                .orElseThrow(IdempotencyKeys::inProgress));
    }

    /** The lock is there so that nobody waits, with a connection in hand, for another's transaction to end. */
    private Optional<Long> insert(KeyedRequest request, String fingerprint) {
        return database.sql("insert into idempotency_key (caller, operation, key, fingerprint)"
                        + " select :caller, :operation, :key, :fingerprint"
                        + " where pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', :operation, :key, :caller), 0))"
                        + " on conflict do nothing returning id")
                .param("caller", request.caller())
                .param("operation", request.operation())
                .param("key", request.key())
                .param("fingerprint", fingerprint)
                .query(Long.class)
                .optional();
    }

    /** @return empty while the transaction that claims the key has not ended */
    private Optional<Claim> known(KeyedRequest request, String fingerprint) {
        return database.sql("select id, fingerprint, answer from idempotency_key"
                        + " where caller = :caller and operation = :operation and key = :key")
                .param("caller", request.caller())
                .param("operation", request.operation())
                .param("key", request.key())
                .query((row, number) -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        throw new ProblemException(
                                ProblemType.IDEMPOTENCY_KEY_REUSED,
                                "This Idempotency-Key was sent with another body before. Send a new key for a new request.");
                    }
                    String answer = row.getString("answer");
                    if (answer == null) {
                        throw inProgress();
                    }
                    return new Claim(row.getLong("id"), answers.read(answer));
                })
                .optional();
    }

    /**
     * Keeps the request's one answer, as a part of the transaction that makes it true. One that is kept already stays.
     *
     * @param claimId null without a key: then nothing is kept
     * @return the answer
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public GivenAnswer settle(Long claimId, GivenAnswer answer) {
        return keep(claimId, answer, true);
    }

    /** Keeps what can be said until the request is settled: its outcome is not known. */
    @Transactional(propagation = Propagation.MANDATORY)
    public GivenAnswer sayMeanwhile(Long claimId, GivenAnswer answer) {
        return keep(claimId, answer, false);
    }

    private GivenAnswer keep(Long claimId, GivenAnswer answer, boolean settled) {
        if (claimId != null) {
            database.sql(
                            "update idempotency_key set answer = :answer, settled = :settled where id = :id and not settled")
                    .param("answer", answers.text(answer))
                    .param("settled", settled)
                    .param("id", claimId)
                    .update();
        }
        return answer;
    }

    /** Forgets what was settled and is old; a request whose outcome is not known keeps its key. */
    public void forgetOld() {
        int forgotten;
        do {
            forgotten = database.sql("delete from idempotency_key where id in (select id from idempotency_key"
                            + " where settled and claimed_at < now() - :keepFor * interval '1 second'"
                            + " order by claimed_at limit :batch for update skip locked)")
                    .param("keepFor", settings.keepFor().toSeconds())
                    .param("batch", BATCH)
                    .update();
        } while (forgotten == BATCH);
    }

    private String fingerprint(KeyedRequest request) {
        byte[] content = answers.text(request.content()).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static ProblemException inProgress() {
        return new ProblemException(
                ProblemType.REQUEST_IN_PROGRESS, "The request with this key is still being worked on.");
    }
}
