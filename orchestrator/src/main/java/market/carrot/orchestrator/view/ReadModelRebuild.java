package market.carrot.orchestrator.view;

import java.util.List;
import market.carrot.orchestrator.role.Role;
import market.carrot.platform.problem.ProblemException;
import market.carrot.platform.web.Caller;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangeProperty;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What this process does for a rebuild of the view, at whichever of them it was asked for. See decision 16. */
@Component("readModelRebuild")
@Profile(Role.READ_MODEL_PROFILE)
class ReadModelRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModelRebuild.class);

    private final Rebuilds rebuilds;
    private final EventOffsets offsets;
    private final ViewAudit audit;
    private final TransactionTemplate transaction;
    private final CamelContext camel;
    private boolean paused;

    ReadModelRebuild(
            Rebuilds rebuilds,
            EventOffsets offsets,
            ViewAudit audit,
            @Qualifier(ViewDatabase.TRANSACTIONS) JpaTransactionManager transactions,
            CamelContext camel) {
        this.rebuilds = rebuilds;
        this.offsets = offsets;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.camel = camel;
    }

    public void request(@ExchangeProperty(Caller.PROPERTY) String who, @Body Reason why) {
        ViewAudit.Attempt attempt = new ViewAudit.Attempt(who, ViewAudit.REBUILD, null, why.reason());
        try {
            transaction.executeWithoutResult(status -> {
                RebuildState before = state();
                rebuilds.request(who, why.reason());
                audit.done(attempt, "it was %s and is %s".formatted(before, RebuildState.Requested));
            });
        } catch (ProblemException refusal) {
            audit.refused(attempt, refusal.getMessage());
            throw refusal;
        }
        LOG.info("audit: {} asked for a rebuild of the read model", who);
    }

    public RebuildState state() {
        return rebuilds.last().state();
    }

    /** Stops reading here. A route that somebody else has stopped is left to them. */
    public void pause() throws Exception {
        if (camel.getRouteController().getRouteStatus(EventOffsets.CONSUMER).isStarted()) {
            LOG.info("Reading stops: the view is about to be rebuilt");
            camel.getRouteController().stopRoute(EventOffsets.CONSUMER);
            paused = true;
        }
    }

    /** Empties the view and lets reading begin anew, as soon as nobody reads any more. */
    public void begin() throws InterruptedException {
        try {
            offsets.forget();
            List<Rebuild.Stretch> scope = offsets.positions().stream()
                    .map(position -> new Rebuild.Stretch(position.partition(), position.first(), position.end()))
                    .toList();
            if (rebuilds.begin(scope)) {
                LOG.info("The view is empty, and is told again from the first event");
            }
        } catch (KafkaException e) {
            LOG.warn("The rebuild cannot begin yet: {}", e.getMessage());
            rebuilds.putOff(e.getMessage());
        }
    }

    public void goOn() throws Exception {
        if (paused && state() != RebuildState.Requested) {
            camel.getRouteController().startRoute(EventOffsets.CONSUMER);
            paused = false;
        }
    }

    public void finishWhenRead() throws InterruptedException {
        Rebuild rebuild = rebuilds.last();
        if (rebuild.state() == RebuildState.Reading
                && rebuild.told(offsets.positions()) == rebuild.events()
                && rebuilds.done(rebuild)) {
            LOG.info("The view is rebuilt: {} events", rebuild.events());
        }
    }
}
