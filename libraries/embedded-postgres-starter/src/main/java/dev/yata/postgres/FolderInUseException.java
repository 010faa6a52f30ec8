package dev.yata.postgres;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Thrown when another process runs its database in the folder. */
final class FolderInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super("The folder " + folder + " is in use by another running service. Nothing was changed.");
    }

    /** Explains the exception in place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<FolderInUseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, FolderInUseException cause) {
            return new FailureAnalysis(
                    cause.getMessage(), "Stop the running service, or set YATA_HOME to another folder.", cause);
        }
    }
}
