package dev.yata.auth.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hashed secret of a client. It does not expire if {@code expiresAt} is null. */
@Entity
@Table(name = "oauth_client_secrets")
class ClientSecret {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private byte[] secretHash;

    @Column(updatable = false)
    private Instant createdAt;

    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected ClientSecret() {}

    ClientSecret(byte[] secretHash, Instant createdAt) {
        this.secretHash = secretHash;
        this.createdAt = createdAt;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** Sets the expiry to that instant, unless the secret expires earlier. */
    void expireBy(Instant end) {
        if (expiresAt == null || expiresAt.isAfter(end)) {
            expiresAt = end;
        }
    }

    boolean hasHash(byte[] hash) {
        return MessageDigest.isEqual(secretHash, hash);
    }

    ClientDetails.SecretPeriod period() {
        return new ClientDetails.SecretPeriod(createdAt, expiresAt);
    }
}
