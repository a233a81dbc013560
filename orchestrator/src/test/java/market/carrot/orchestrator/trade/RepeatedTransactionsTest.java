package market.carrot.orchestrator.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

class RepeatedTransactionsTest {
    private final AtomicInteger attempts = new AtomicInteger();

    /**
     * Fault: the database breaks a transaction off again and again, or does not know itself whether it was done, which
     * nobody may do again. Callers are told as of every other failure of the database.
     */
    @ParameterizedTest
    @CsvSource({"40001, 4", "40P01, 4", "40003, 1"})
    void onlyWhatCertainlyDidNotHappenIsDoneAgain(String sqlState, int expected) {
        assertThatThrownBy(() -> new RepeatedTransactions(new NoDatabase()).execute(status -> {
                    attempts.incrementAndGet();
                    throw new CannotAcquireLockException("broken off", new SQLException("broken off", sqlState));
                }))
                .isInstanceOf(NestedRuntimeException.class);

        assertThat(attempts).hasValue(expected);
    }

    private static final class NoDatabase implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            // there is nothing to commit
        }

        @Override
        public void rollback(TransactionStatus status) {
            // nor to undo
        }
    }
}
