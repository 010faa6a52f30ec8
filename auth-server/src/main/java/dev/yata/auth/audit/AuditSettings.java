package dev.yata.auth.audit;

import dev.yata.auth.settings.StartRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures how long audit events are kept.
 *
 * @param retentionDays {@code yata.audit.retention-days} (YATA_AUDIT_RETENTION_DAYS): 7 to 3650 days, by default 365
 */
@ConfigurationProperties("yata.audit")
public record AuditSettings(int retentionDays) {

    /** A trigger of the database rejects the deletion of younger events. */
    private static final int MIN = 7;

    private static final int MAX = 3650;

    public AuditSettings {
        if (retentionDays < MIN || retentionDays > MAX) {
            throw new StartRefusedException(
                    "YATA_AUDIT_RETENTION_DAYS is out of range.",
                    "Give a number of days from " + MIN + " to " + MAX + ".");
        }
    }
}
