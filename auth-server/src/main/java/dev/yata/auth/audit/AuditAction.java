package dev.yata.auth.audit;

import java.util.Arrays;
import java.util.Locale;

/** An action in the audit. It is stored and filtered as a code such as {@code client.created}. */
public enum AuditAction {
    CLIENT_CREATED("Client created"),
    CLIENT_CHANGED("Client changed"),
    CLIENT_DISABLED("Client disabled"),
    CLIENT_ENABLED("Client enabled"),
    CLIENT_DELETED("Client deleted"),
    SECRET_ROTATED("Secret rotated"),
    TOKEN_REVOKED("Token revoked"),
    TOKENS_REVOKED("All tokens revoked"),
    KEY_CREATED("Key created"),
    KEY_ACTIVATED("Key activated"),
    KEY_REMOVED("Key removed"),
    MASTER_KEY_CHANGED("Master key changed"),
    AUTHENTICATION_SUCCEEDED("Client authenticated"),
    AUTHENTICATION_FAILED("Authentication failed"),
    TOKENS_LIMITED("Token requests limited"),
    CONSOLE_ENTERED("Signed in"),
    CONSOLE_REFUSED("Sign-in refused"),
    CONSOLE_LEFT("Signed out");

    private final String text;

    AuditAction(String text) {
        this.text = text;
    }

    /** Returns the words that the console shows for the action. */
    public String text() {
        return text;
    }

    /** Returns the words for a stored code; the code itself if this version does not know it. */
    static String text(String code) {
        return Arrays.stream(values())
                .filter(action -> action.toString().equals(code))
                .findFirst()
                .map(AuditAction::text)
                .orElse(code);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
