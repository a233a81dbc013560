package market.carrot.orchestrator.view;

import java.util.List;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.problem.ProblemType;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a record again that could not be applied: what was in its way may be gone, or a newer version may read it. */
@Component("replays")
@Profile(Role.READ_MODEL_PROFILE)
class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    private final DeadLetters deadLetters;
    private final TradeEvents events;
    private final TradeProjection projection;
    private final ViewAudit audit;
    private final TransactionTemplate transaction;

    Replays(
            DeadLetters deadLetters,
            TradeEvents events,
            TradeProjection projection,
            ViewAudit audit,
            @Qualifier(ViewDatabase.TRANSACTIONS) JpaTransactionManager transactions) {
        this.deadLetters = deadLetters;
        this.events = events;
        this.projection = projection;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The letter is marked in the transaction that applies it, so it is never applied a second time.
     *
     * @throws ProblemException NOT_FOUND, DEAD_LETTER_REPLAYED, REBUILD_RUNNING when one is about to begin, or
     *     DEAD_LETTER_REFUSED when it cannot be applied still
     */
    public DeadLetter replay(
            @Header("deadLetterId") long id, @ExchangeProperty(Caller.PROPERTY) String who, @Body Reason why) {
        ViewAudit.Attempt attempt = new ViewAudit.Attempt(who, ViewAudit.REPLAY, id, why.reason());
        try {
            apply(attempt);
        } catch (ProblemException refusal) {
            audit.refused(attempt, refusal.getMessage());
            throw refusal;
        }
        DeadLetter letter = deadLetters.get(id);
        LOG.info(
                "audit: {} replayed dead letter {}, {}-{}@{}",
                who,
                id,
                letter.topic(),
                letter.partition(),
                letter.offset());
        return letter;
    }

    private void apply(ViewAudit.Attempt attempt) {
        long id = attempt.deadLetterId();
        if (deadLetters.get(id).replayedAt() != null) {
            throw replayed();
        }
        try {
            TradeEvent event = events.event(deadLetters.value(id).orElse(null));
            transaction.executeWithoutResult(status -> {
                if (!deadLetters.claim(id, attempt.operator(), attempt.reason())) {
                    throw replayed();
                }
                projection.tell(List.of(event));
                audit.done(attempt, "it was applied");
            });
        } catch (UnusableException e) {
            throw refused(e.getMessage());
        } catch (DataIntegrityViolationException e) {
            throw refused(TradeProjection.refusal(e));
        }
    }

    private static ProblemException replayed() {
        return new ProblemException(
                ProblemType.DEAD_LETTER_REPLAYED, "It was applied before, and is not applied a second time.");
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(
                ProblemType.DEAD_LETTER_REFUSED, "It still cannot be applied: " + DeadLetterHeaders.shortened(reason));
    }
}
