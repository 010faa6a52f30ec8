package dev.yata.resource.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Describes a failure of the database or its pool. Leaves out their messages, which may quote statements and values.
 *
 * @param cause the name of the deepest exception's class
 * @param state the SQLState (PostgreSQL's Appendix A); empty if the database reported none
 * @param connected whether there was a connection on which to send a statement
 */
public record DatabaseFailure(String cause, String state, boolean connected) {

    /** Finds the deepest database failure among an exception's causes. */
    public static Optional<DatabaseFailure> of(Throwable exception) {
        List<Throwable> causes = Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException
                        || cause instanceof TransactionException
                        || cause instanceof TransactionTimedOutException)
                .toList();
        if (causes.isEmpty()) {
            return Optional.empty();
        }
        Throwable deepest = causes.get(causes.size() - 1);
        String state = deepest instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        boolean connected = causes.stream().noneMatch(cause -> cause instanceof SQLTransientConnectionException);
        return Optional.of(new DatabaseFailure(deepest.getClass().getSimpleName(), state, connected));
    }

    /** Returns whether the statement was cancelled because of its time limit. */
    boolean isTimeout() {
        return state.equals("57014");
    }

    /** Returns whether the database has no disk space left. Then changes fail until an administrator frees some. */
    public boolean isStorageFull() {
        return state.equals("53100");
    }

    /** Returns whether a retry may succeed: no connection (08), no resources (53) except disk space, stopped by an operator (57). */
    boolean isTemporary() {
        return !connected
                || state.isEmpty()
                || state.startsWith("08")
                || (state.startsWith("53") && !isStorageFull())
                || state.startsWith("57");
    }
}
