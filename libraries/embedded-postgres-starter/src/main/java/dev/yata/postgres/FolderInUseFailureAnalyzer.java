package dev.yata.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a second start in the same folder, in place of a stack trace. */
class FolderInUseFailureAnalyzer extends AbstractFailureAnalyzer<FolderInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FolderInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Stop the running service, or set YATA_HOME to another folder.", cause);
    }
}
