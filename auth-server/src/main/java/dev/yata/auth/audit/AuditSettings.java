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

    public AuditSettings {
        // A trigger of the database rejects the deletion of younger events.
        StartRefusedException.requireRange("YATA_AUDIT_RETENTION_DAYS", retentionDays, 7, 3650);
    }
}
