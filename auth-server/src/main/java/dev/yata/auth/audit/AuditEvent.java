package dev.yata.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit.
 *
 * @param actor a client id, a user name, "system", or "anonymous" if authentication failed
 * @param actorName the name of the client that acted; null if the actor is not a client, or its name is not known
 * @param target a client id, key id or user name
 * @param targetName the name of the client, or the algorithm of the key; null if it is not known
 * @param address the address of the request; for counted authentications over IPv6, its /64 network
 * @param occurrences how many equal events this row represents, at least 1
 * @param requestId the {@code X-Request-Id} of the request; null if there was none, or more than one
 */
public record AuditEvent(
        long id,
        Instant at,
        String actor,
        @Nullable String actorName,
        String action,
        @Nullable String target,
        @Nullable String targetName,
        String detail,
        @Nullable String address,
        int occurrences,
        @Nullable String requestId) {

    /** Describes the action to people. */
    public String actionText() {
        return AuditAction.text(action);
    }
}
