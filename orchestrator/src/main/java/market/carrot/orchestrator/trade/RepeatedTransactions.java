package market.carrot.orchestrator.trade;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that the database breaks off to resolve a deadlock, or because it cannot order them among others, are
 * done again: nothing of them has happened, and they read everything anew.
 */
class RepeatedTransactions extends TransactionTemplate {
    private static final long serialVersionUID = 1L;
    private static final int ATTEMPTS = 4;
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedTransactions.class);

    RepeatedTransactions(PlatformTransactionManager manager) {
        super(manager);
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return super.execute(action);
            } catch (PessimisticLockingFailureException brokenOff) {
                if (attempt == ATTEMPTS || isPerhapsDone(brokenOff)) {
                    throw brokenOff;
                }
                LOG.info("A transaction was broken off and is done again: {}", brokenOff.getMessage());
            }
        }
    }

    /** The one state of its class that does not say that nothing has happened. */
    private static boolean isPerhapsDone(PessimisticLockingFailureException brokenOff) {
        return brokenOff.getMostSpecificCause() instanceof SQLException database
                && COMPLETION_UNKNOWN.equals(database.getSQLState());
    }
}
