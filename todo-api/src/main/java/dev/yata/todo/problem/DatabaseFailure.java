package dev.yata.todo.problem;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.TransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * That the database or its pool failed a request, without their own words: those quote statements and values.
 *
 * @param state the SQLState (PostgreSQL's Appendix A); empty when no statement got as far as the database
 */
record DatabaseFailure(String state) {

    /** Finds the failure among an exception's causes, the deepest first. */
    static Optional<DatabaseFailure> of(Throwable exception) {
        return Stream.<Throwable>iterate(exception, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException
                        || cause instanceof TransactionException
                        || cause instanceof TransactionTimedOutException)
                .reduce((outer, inner) -> inner)
                .map(cause -> new DatabaseFailure(
                        cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : ""));
    }

    /** Whether the same request may do later: no connection (08), no resources (53), stopped by an operator (57). */
    boolean mayPass() {
        return state.isEmpty() || state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
