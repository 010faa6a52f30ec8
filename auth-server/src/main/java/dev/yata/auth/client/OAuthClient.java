package dev.yata.auth.client;

import dev.yata.auth.page.Page;
import dev.yata.resource.problem.Problem;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A registered client. Its generation increases when it is disabled or deleted, or loses a right. Tokens of an older
 * generation are revoked. So one update revokes any number of tokens, even one that is being issued at the same time.
 */
@Entity
@Table(name = "oauth_clients")
@SQLRestriction("deleted_at is null")
class OAuthClient {

    /** The client that uses the admin API. Without it, the commands could not administer the other clients. */
    static final String ADMIN_CLIENT_ID = "yata-admin";

    /** The client of the assistant. A deleted id can't be used again, so no start could create it again. */
    static final String DEFAULT_CLIENT_ID = "default";

    private static final int MAX_SECRETS = 10;
    private static final Set<String> REQUIRED_BY_ADMIN = Set.of("scopes", "resources", "dpop_bound_access_tokens");

    @Id
    private String clientId;

    @Embedded
    private ClientMetadata metadata;

    @Column(name = "is_active")
    private boolean active;

    /** SQL compares it with the generation of tokens. */
    @SuppressWarnings("UnusedVariable")
    private int generation;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** Client authentication writes it, without this entity. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    /** If it is set, the restriction on this class hides the row. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant deletedAt;

    @Version
    private @Nullable Integer version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "client_id", nullable = false, updatable = false)
    @OrderBy("createdAt, id")
    @BatchSize(size = Page.MAX_LIMIT)
    private List<ClientSecret> secrets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected OAuthClient() {}

    OAuthClient(String clientId, ClientMetadata metadata, Instant now) {
        this.clientId = clientId;
        this.metadata = metadata;
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Rejects changes to fields that must stay as they are. The fields have their JSON names. */
    void checkChangeable(List<String> fields) {
        if (fields.contains("token_endpoint_auth_method")) {
            throw Problem.invalid(
                    "token_endpoint_auth_method", "can't be changed; register another client for another method");
        }
        if (clientId.equals(ADMIN_CLIENT_ID) && fields.stream().anyMatch(REQUIRED_BY_ADMIN::contains)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "The client " + ADMIN_CLIENT_ID
                            + " administers all others, so its scopes and resources must stay and it can't be bound to DPoP."
                            + " Nothing was changed.");
        }
    }

    /** Replaces the metadata. If the client loses a right, revokes all its tokens. */
    void edit(ClientMetadata changed, Instant now) {
        if (changed.removesRights(metadata)) {
            generation++;
        }
        metadata = changed;
        updatedAt = now;
    }

    /** Revokes all tokens of the client. */
    void revokeTokens() {
        generation++;
    }

    /** Adds a secret. Earlier secrets expire after the overlap. */
    void rotate(byte[] secretHash, Duration overlap, Instant now) {
        if (metadata.usesOwnKey()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "This client has no secret; it authenticates with its own key. To give it"
                            + " another key, change jwks, or publish the key at its jwks_uri. Nothing was changed.");
        }
        secrets.removeIf(secret -> secret.isExpired(now));
        secrets.forEach(secret -> secret.expireBy(now.plus(overlap)));
        if (overlap.isZero()) {
            secrets.clear();
        }
        if (secrets.size() >= MAX_SECRETS) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "The client already has " + MAX_SECRETS
                            + " valid secrets. Rotate with overlap_seconds 0 to end them, or wait until one expires.");
        }
        secrets.add(new ClientSecret(secretHash, now));
        updatedAt = now;
    }

    /** Returns whether a secret with this hash is valid. */
    boolean accepts(byte[] secretHash, Instant now) {
        return secrets.stream().anyMatch(secret -> !secret.isExpired(now) && secret.hasHash(secretHash));
    }

    /** Disables the client. Returns false if it was disabled already. */
    boolean disable(Instant now) {
        refuseForAdminClient("disabled");
        if (!active) {
            return false;
        }
        active = false;
        generation++;
        updatedAt = now;
        return true;
    }

    /** Enables the client. Its earlier tokens stay revoked. Returns false if it was enabled already. */
    boolean enable(Instant now) {
        if (active) {
            return false;
        }
        active = true;
        updatedAt = now;
        return true;
    }

    /** Hides the client. Its row stays, because status lists need it until the last token has expired. */
    void delete(Instant now) {
        refuseForAdminClient("deleted");
        if (clientId.equals(DEFAULT_CLIENT_ID)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "The client " + DEFAULT_CLIENT_ID
                            + " can't be deleted, because mcp.env has its secret. Disable it instead. Nothing was changed.");
        }
        active = false;
        generation++;
        secrets.clear();
        updatedAt = now;
        deletedAt = now;
    }

    private void refuseForAdminClient(String action) {
        if (clientId.equals(ADMIN_CLIENT_ID)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "The client " + ADMIN_CLIENT_ID + " administers all others and can't be " + action
                            + ". If its secret leaked, rotate it with overlap_seconds 0. Nothing was changed.");
        }
    }

    String clientId() {
        return clientId;
    }

    ClientMetadata metadata() {
        return metadata;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** Returns this client for administrators. */
    ClientDetails details(ClientMetadata shown) {
        return new ClientDetails(
                clientId,
                shown,
                active,
                createdAt,
                updatedAt,
                lastUsedAt,
                secrets.stream().map(ClientSecret::period).toList());
    }
}
