package dev.yata.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a second start on the same folder into advice instead of a stack trace. */
class FolderInUseFailureAnalyzer extends AbstractFailureAnalyzer<FolderInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FolderInUseException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Stop the running service, or set YATA_HOME to another folder.", cause);
    }
}
