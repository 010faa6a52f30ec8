package dev.yata.auth.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Adds to the audit. What is recorded in a transaction stands or falls with it. */
@Component
public class AuditLog {

    private static final String SYSTEM = "system";

    private static final String INSERT =
            "insert into audit_events (actor, action, target, detail, address, occurrences, at)"
                    + " values (?, ?, ?, ?, ?, ?, now() - make_interval(secs => ?))";

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records what the authenticated client or user, or else this server by itself, just did, and from which address.
     *
     * @param target a client id, key id or user name
     * @param detail for people to read; never a secret, a token, or anything an unauthenticated request sent
     */
    public void record(AuditAction action, String target, String detail) {
        Authentication actor = SecurityContextHolder.getContext().getAuthentication();
        add(action, actor == null ? SYSTEM : actor.getName(), target, detail, address(), 1, Duration.ZERO);
    }

    /** @param age how long ago it was, or the last of several: it may wait to be written, and the database has the clock */
    void add(
            AuditAction action,
            String actor,
            @Nullable String target,
            String detail,
            @Nullable String address,
            int occurrences,
            Duration age) {
        jdbc.sql(INSERT)
                .param(actor)
                .param(action.toString())
                .param(target)
                .param(detail)
                .param(address)
                .param(occurrences)
                .param(age.toNanos() / 1e9)
                .update();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? current.getRequest().getRemoteAddr()
                : null;
    }
}
