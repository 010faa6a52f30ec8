package dev.yata.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains why a database cannot be used, in place of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String remedy = remedy(String.valueOf(cause.getSQLState()));
        return remedy == null
                ? null
                : new FailureAnalysis(
                        "The database cannot be used, so the service was not started: " + cause.getMessage(),
                        remedy,
                        cause);
    }

    /** Chooses by the class of the SQLSTATE (PostgreSQL documentation, appendix A). */
    private static @Nullable String remedy(String state) {
        if (state.startsWith("08")) {
            return "Start PostgreSQL, or correct SPRING_DATASOURCE_URL, then try again.";
        } else if (state.startsWith("28")) {
            return "Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";
        }
        return state.equals("3D000") ? "Create the database, or correct SPRING_DATASOURCE_URL." : null;
    }
}
