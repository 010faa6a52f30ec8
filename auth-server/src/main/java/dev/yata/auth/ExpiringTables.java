package dev.yata.auth;

import dev.yata.auth.audit.AuditSettings;
import dev.yata.resource.cleaning.ExpiringTable;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lists the tables whose old rows are deleted every minute. */
@Configuration(proxyBeanMethods = false)
class ExpiringTables {

    /** Keeps rows for five minutes after expiry. Clocks may differ, and status lists still show the token. */
    @Bean
    ExpiringTable expiredTokens() {
        return new ExpiringTable("oauth_tokens", "expires_at", Duration.ofMinutes(5));
    }

    /** Keeps rows for one minute after expiry, because clocks may differ. */
    @Bean
    ExpiringTable expiredProofs() {
        return new ExpiringTable("used_proofs", "expires_at", Duration.ofMinutes(1));
    }

    /** Keeps rows for the longest lifetime of a token plus an hour. The ID of a deleted client is never used again. */
    @Bean
    ExpiringTable expiredClients() {
        return new ExpiringTable("oauth_clients", "deleted_at", Duration.ofHours(25));
    }

    /**
     * Keeps rows for the retention period plus one hour. A trigger refuses to delete events of the last 7 days, and a day
     * may have 25 hours.
     */
    @Bean
    ExpiringTable expiredAuditEvents(AuditSettings settings) {
        return new ExpiringTable(
                "audit_events", "at", Duration.ofDays(settings.retentionDays()).plusHours(1));
    }

    @Bean
    ExpiringTable expiredTokenHours() {
        return new ExpiringTable("token_hours", "hour", Duration.ofDays(90));
    }

    /** Keeps rows for one day. Until then, a form that is sent again leads to the result of the first request. */
    @Bean
    ExpiringTable expiredConsoleForms() {
        return new ExpiringTable("console_forms", "sent_at", Duration.ofDays(1));
    }

    /** Converts the time, because Spring Session stores it in milliseconds. */
    @Bean
    ExpiringTable expiredConsoleSessions() {
        return new ExpiringTable("console_sessions", "to_timestamp(expiry_time / 1000.0)", Duration.ZERO);
    }
}
