package dev.yata.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of a client.
 *
 * @param resources the URLs it may ask tokens for; the first is the default
 * @param tokenLifetimeSeconds null when the server's default applies
 * @param tokenRequestsPerMinute null when the server's default applies
 * @param tokenEndpointAuthMethod {@code client_secret_basic} or {@code private_key_jwt}
 * @param jwks the public keys of a client that registered them
 * @param jwksUri where a client that did not publishes them
 * @param secrets the periods of its secrets, oldest first; the secrets themselves are not kept
 */
public record ClientDetails(
        String clientId,
        String clientName,
        String account,
        List<String> scopes,
        List<String> resources,
        @JsonProperty("is_active") boolean active,
        @Nullable Integer tokenLifetimeSeconds,
        @Nullable Integer tokenRequestsPerMinute,
        String tokenEndpointAuthMethod,
        @Nullable Map<String, Object> jwks,
        @Nullable String jwksUri,
        boolean dpopBoundAccessTokens,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        List<SecretPeriod> secrets) {

    /** From when to when a secret is valid; {@code expiresAt} is null as long as no end is set. */
    public record SecretPeriod(Instant createdAt, @Nullable Instant expiresAt) {}
}
