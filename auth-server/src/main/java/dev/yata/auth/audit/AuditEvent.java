package dev.yata.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit.
 *
 * @param actor a client id, a user name, "system", or "anonymous" for who could not prove more
 * @param address where the request came from; of sums of authentications by IPv6 the /64 network
 * @param occurrences how many alike this row stands for, at least 1
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
