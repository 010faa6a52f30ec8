package dev.yata.postgres;

import dev.yata.home.UnusableHomeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a {@code YATA_HOME} that PostgreSQL cannot use, in place of a stack trace. */
final class UnusableHomeFailureAnalyzer extends AbstractFailureAnalyzer<UnusableHomeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableHomeException cause) {
        return new FailureAnalysis(cause.getMessage(), "Set YATA_HOME to another folder.", cause);
    }
}
