package dev.yata.auth.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Adds to the audit. What is recorded in a transaction stands or falls with it. */
@Component
public class AuditLog {

    private static final String SYSTEM = "system";

    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records what the authenticated client or user, or else this server by itself, just did.
     *
     * @param target a client id, key id or user name
     * @param detail for people to read; never a secret, a token, or anything an unauthenticated request sent
     */
    public void record(AuditAction action, String target, String detail) {
        Authentication actor = SecurityContextHolder.getContext().getAuthentication();
        jdbc.sql("insert into audit_events (actor, action, target, detail) values (?, ?, ?, ?)")
                .params(actor == null ? SYSTEM : actor.getName(), action.toString(), target, detail)
                .update();
    }
}
