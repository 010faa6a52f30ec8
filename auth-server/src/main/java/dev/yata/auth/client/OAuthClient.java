package dev.yata.auth.client;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
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
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/**
 * A registered client. Disabling or deleting it raises its generation, and tokens of an older generation are dead: one
 * update, however many tokens are out, and a token being issued meanwhile is dead too.
 */
@Entity
@Table(name = "oauth_clients")
@SQLRestriction("deleted_at is null")
class OAuthClient {

    /** The client the admin API itself is used with; without it nobody could administer the others. */
    static final String ADMIN_CLIENT_ID = "yata-admin";

    private static final int MAX_SECRETS = 10;

    @Id
    private String clientId;

    private String clientName;
    private String account;
    private List<String> scopes;
    private List<String> resources;
    private @Nullable Integer tokenLifetimeSeconds;

    @Column(name = "is_active")
    private boolean active;

    /** Compared with that of the tokens, in SQL. */
    @SuppressWarnings("UnusedVariable")
    private int generation;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** Written beside this entity, by client authentication. */
    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastUsedAt;

    /** Hides the row, by the restriction on this class. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant deletedAt;

    @Version
    private @Nullable Integer version;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "client_id", nullable = false, updatable = false)
    @OrderBy("createdAt, id")
    private List<ClientSecret> secrets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected OAuthClient() {}

    OAuthClient(String clientId, NewClient request, List<String> resources, Instant now) {
        this.clientId = clientId;
        this.clientName = request.clientName();
        this.account = request.account() == null ? "default" : request.account();
        this.scopes = request.scopes().stream().distinct().toList();
        this.resources = resources;
        this.tokenLifetimeSeconds = request.tokenLifetimeSeconds();
        this.active = true;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Adds a secret; the earlier ones end after the overlap. */
    void rotate(byte[] secretHash, Duration overlap, Instant now) {
        secrets.removeIf(secret -> secret.isExpired(now));
        secrets.forEach(secret -> secret.expireBy(now.plus(overlap)));
        if (overlap.isZero()) {
            secrets.clear();
        }
        if (secrets.size() >= MAX_SECRETS) {
            throw new ClientConflictException("The client already has " + MAX_SECRETS
                    + " valid secrets. Rotate with overlap_seconds 0 to end them, or wait until one expires.");
        }
        secrets.add(new ClientSecret(secretHash, now));
        updatedAt = now;
    }

    /** Idempotent: a client that is disabled already stays as it is. */
    void disable(Instant now) {
        refuseForAdminClient("disabled");
        if (active) {
            active = false;
            generation++;
            updatedAt = now;
        }
    }

    /** Tokens from before the client was disabled stay dead. Idempotent. */
    void enable(Instant now) {
        if (!active) {
            active = true;
            updatedAt = now;
        }
    }

    /** Hides the client at once; its row remains until its last token has expired, for the status lists. */
    void delete(Instant now) {
        refuseForAdminClient("deleted");
        active = false;
        generation++;
        secrets.clear();
        updatedAt = now;
        deletedAt = now;
    }

    private void refuseForAdminClient(String action) {
        if (clientId.equals(ADMIN_CLIENT_ID)) {
            throw new ClientConflictException("The client " + ADMIN_CLIENT_ID + " administers all others and can't be "
                    + action + ". If its secret leaked, rotate it with overlap_seconds 0.");
        }
    }

    String clientId() {
        return clientId;
    }

    List<String> resources() {
        return resources;
    }

    ClientDetails details(List<String> resourceUrls) {
        return new ClientDetails(
                clientId,
                clientName,
                account,
                List.copyOf(scopes),
                resourceUrls,
                active,
                tokenLifetimeSeconds,
                createdAt,
                updatedAt,
                lastUsedAt,
                secrets.stream().map(ClientSecret::period).toList());
    }
}
