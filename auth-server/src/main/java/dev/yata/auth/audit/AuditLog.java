package dev.yata.auth.audit;

import dev.yata.resource.request.RequestId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Adds events to the audit, in the current transaction if there is one. */
@Component
public class AuditLog {

    private static final String SYSTEM = "system";

    private static final String INSERT =
            "insert into audit_events (actor, action, target, detail, address, occurrences, request_id, at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, now() - make_interval(secs => ?))";

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records an action of the authenticated client or user, or of the server itself if there is none.
     *
     * @param target a client id, key id or user name
     * @param detail a text for people; never a secret, a token or a value from an unauthenticated request
     */
    public void record(AuditAction action, String target, String detail) {
        Authentication actor = SecurityContextHolder.getContext().getAuthentication();
        add(
                action,
                actor == null ? SYSTEM : actor.getName(),
                target,
                detail,
                address(),
                1,
                RequestId.current(),
                Duration.ZERO);
    }

    /**
     * Adds one row.
     *
     * @param requestId null if there was no request, or more than one
     * @param age the time since the last of the events; the database subtracts it from its own clock
     */
    void add(
            AuditAction action,
            String actor,
            @Nullable String target,
            String detail,
            @Nullable String address,
            int occurrences,
            @Nullable String requestId,
            Duration age) {
        jdbc.sql(INSERT)
                .param(actor)
                .param(action.toString())
                .param(target)
                .param(detail)
                .param(address)
                .param(occurrences)
                .param(requestId)
                .param(age.toNanos() / 1e9)
                .update();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : null;
    }
}
