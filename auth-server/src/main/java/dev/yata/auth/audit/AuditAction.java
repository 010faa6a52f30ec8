package dev.yata.auth.audit;

import java.util.Locale;

/** An action in the audit, stored and shown in the form {@code client.created}. */
public enum AuditAction {
    CLIENT_CREATED,
    CLIENT_CHANGED,
    CLIENT_DISABLED,
    CLIENT_ENABLED,
    CLIENT_DELETED,
    SECRET_ROTATED,
    TOKEN_REVOKED,
    TOKENS_REVOKED,
    KEY_CREATED,
    KEY_ACTIVATED,
    KEY_REMOVED,
    MASTER_KEY_CHANGED,
    AUTHENTICATION_SUCCEEDED,
    AUTHENTICATION_FAILED,
    TOKENS_LIMITED,
    CONSOLE_ENTERED,
    CONSOLE_REFUSED,
    CONSOLE_LEFT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
