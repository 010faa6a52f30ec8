package dev.yata.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as an administrator sees it: its metadata, and what the server adds.
 *
 * @param metadata with the URLs of its resources, the first of which is the default
 * @param secrets the periods of its secrets, oldest first; the secrets themselves are not kept
 */
public record ClientDetails(
        String clientId,
        @JsonUnwrapped ClientMetadata metadata,
        @JsonProperty("is_active") boolean active,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        List<SecretPeriod> secrets) {

    /** From when to when a secret is valid; {@code expiresAt} is null as long as no end is set. */
    public record SecretPeriod(Instant createdAt, @Nullable Instant expiresAt) {}
}
