package dev.yata.todo.dpop;

import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The key that a token is bound to ({@code cnf.jkt}, RFC 9449 §6.1).
 *
 * @param thumbprint SHA-256 in base64url (RFC 7638)
 */
public record BoundKey(String thumbprint) {

    /** Nothing when the token is not bound, or also or only in a way that no proof can satisfy. */
    public static Optional<BoundKey> of(Jwt token) {
        return token.getClaim("cnf") instanceof Map<?, ?> confirmation
                        && confirmation.size() == 1
                        && confirmation.get("jkt") instanceof String thumbprint
                ? Optional.of(new BoundKey(thumbprint))
                : Optional.empty();
    }
}
