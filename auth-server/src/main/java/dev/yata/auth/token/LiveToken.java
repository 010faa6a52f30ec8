package dev.yata.auth.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A live token as administrators see it.
 *
 * @param dpop whether it is bound to a key of the client (RFC 9449)
 */
public record LiveToken(UUID jti, List<String> scopes, Instant issuedAt, Instant expiresAt, boolean dpop) {}
