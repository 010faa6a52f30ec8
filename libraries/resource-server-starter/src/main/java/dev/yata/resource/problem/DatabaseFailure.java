package dev.yata.resource.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * A failure of the database or its pool, without their messages, which may quote statements and values.
 *
 * @param state the SQLState (PostgreSQL's Appendix A); empty if no statement reached the database
 */
record DatabaseFailure(String state) {

    /** Finds the deepest database failure among an exception's causes. */
    static Optional<DatabaseFailure> of(Throwable exception) {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException
                        || cause instanceof TransactionException
                        || cause instanceof TransactionTimedOutException)
                .reduce((outer, inner) -> inner)
                .map(cause -> new DatabaseFailure(
                        cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : ""));
    }

    /** Tells whether a retry may succeed: no connection (08), no resources (53), stopped by an operator (57). */
    boolean isTemporary() {
        return state.isEmpty() || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
