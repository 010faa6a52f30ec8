package dev.yata.auth.token;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A live token as administrators see it.
 *
 * @param statusNumber later tokens have higher numbers
 * @param dpop whether it is bound to a key of the client (RFC 9449)
 */
public record LiveToken(
        UUID jti,
        @JsonIgnore long statusNumber,
        List<String> scopes,
        Instant issuedAt,
        Instant expiresAt,
        boolean dpop) {}
