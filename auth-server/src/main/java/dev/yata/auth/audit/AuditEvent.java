package dev.yata.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit.
 *
 * @param actor a client id, a user name, "system", or "anonymous" if authentication failed
 * @param address the address of the request; for counted authentications over IPv6, its /64 network
 * @param occurrences how many equal events this row represents, at least 1
 */
public record AuditEvent(
        long id,
        Instant at,
        String actor,
        String action,
        @Nullable String target,
        String detail,
        @Nullable String address,
        int occurrences) {}
