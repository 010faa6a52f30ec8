package dev.yata.stdio.oauth;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a text looks like a private key, at a glance: a start need not wait for cryptography. */
public final class KeyForm {

    private KeyForm() {}

    /**
     * Reads a key to its end only if it does not look like one, to tell why.
     *
     * @throws InvalidKey if it is no private key that can be used; one that only looks like it fails at its first use
     */
    public static void check(String text) throws InvalidKey {
        if (!isPem(text) && !isJwk(text)) {
            SigningKey.parse(text);
        }
    }

    private static boolean isPem(String text) {
        return text.startsWith("-----BEGIN PRIVATE KEY-----") && text.contains("-----END PRIVATE KEY-----");
    }

    /** RFC 7518 §6: every private key of its kinds has a {@code d}. */
    private static boolean isJwk(String text) {
        try {
            Map<String, @Nullable Object> members = Json.object(Json.read(text));
            return members != null && members.get("d") instanceof String && isKind(members);
        } catch (MalformedJson e) {
            return false;
        }
    }

    private static boolean isKind(Map<String, @Nullable Object> members) {
        return "EC".equals(members.get("kty"))
                ? "P-256".equals(members.get("crv"))
                        && members.get("x") instanceof String
                        && members.get("y") instanceof String
                : "RSA".equals(members.get("kty"))
                        && members.get("n") instanceof String
                        && members.get("e") instanceof String;
    }
}
