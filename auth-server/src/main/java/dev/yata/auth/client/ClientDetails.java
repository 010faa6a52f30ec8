package dev.yata.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as administrators see it: its metadata and the properties that the server sets.
 *
 * @param metadata with the URLs of its resources, the first of which is the default
 * @param secrets when each of its secrets is valid, oldest first; the server does not store the secrets themselves
 */
public record ClientDetails(
        String clientId,
        @JsonUnwrapped ClientMetadata metadata,
        @JsonProperty("is_active") boolean active,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        List<SecretPeriod> secrets) {

    /** The period in which a secret is valid; {@code expiresAt} is null if the secret does not expire. */
    public record SecretPeriod(Instant createdAt, @Nullable Instant expiresAt) {}
}
