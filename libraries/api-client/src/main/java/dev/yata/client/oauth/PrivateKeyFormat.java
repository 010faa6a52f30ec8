package dev.yata.client.oauth;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks whether a text looks like a private key, without loading cryptography at the start. */
public final class PrivateKeyFormat {

    private PrivateKeyFormat() {}

    /**
     * Returns a PEM with its line breaks. Configurations with one line per value often have {@code \\n} in their place,
     * and quotes around the value. Returns other texts unchanged.
     */
    public static String unescaped(String text) {
        String key = text.strip();
        if (key.length() > 1 && (key.charAt(0) == '"' || key.charAt(0) == '\'') && key.endsWith(key.substring(0, 1))) {
            key = key.substring(1, key.length() - 1).strip();
        }
        // PEM has no backslashes of its own (RFC 7468 §3).
        return key.startsWith("-----BEGIN ")
                ? key.replace("\\\\", "\\")
                        .replace("\\r", "")
                        .replace("\\n", "\n")
                        .strip()
                : text;
    }

    /**
     * Parses the key only if it does not look like one, to find the reason.
     *
     * @throws InvalidKey if this is not a usable private key; some unusable keys are found at their first use only
     */
    public static void check(String text) throws InvalidKey {
        if (!isPem(text) && !isJwk(text)) {
            SigningKey.parse(text);
        }
    }

    private static boolean isPem(String text) {
        return text.startsWith("-----BEGIN PRIVATE KEY-----") && text.contains("-----END PRIVATE KEY-----");
    }

    /** Looks for {@code d}, which every private EC or RSA key has (RFC 7518 §6). */
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
