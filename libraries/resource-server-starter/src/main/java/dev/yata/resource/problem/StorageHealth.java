package dev.yata.resource.problem;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Is down while changes fail because the database has no disk space left. */
final class StorageHealth extends AbstractHealthIndicator {

    private final DatabaseFailureLog failures;

    StorageHealth(DatabaseFailureLog failures) {
        this.failures = failures;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.status(failures.isStorageFull() ? Status.DOWN : Status.UP);
    }
}
