package dev.yata.auth.client;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.page.Page;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administration of clients. A method that throws has changed nothing. */
@Service
@Transactional
public class Clients {

    public static final String ADMIN_CLIENT_ID = OAuthClient.ADMIN_CLIENT_ID;

    private final OAuthClients clients;
    private final Subjects subjects;
    private final SecretHasher hasher;
    private final Registration registration;
    private final ProtectedResources protectedResources;
    private final AuditLog audit;

    Clients(
            OAuthClients clients,
            Subjects subjects,
            SecretHasher hasher,
            Registration registration,
            ProtectedResources protectedResources,
            AuditLog audit) {
        this.clients = clients;
        this.subjects = subjects;
        this.hasher = hasher;
        this.registration = registration;
        this.protectedResources = protectedResources;
        this.audit = audit;
    }

    /**
     * Registers a client under a random id, with a random secret unless it authenticates with its own key.
     *
     * @throws InvalidClientException when a scope, resource or key can't be accepted
     */
    public IssuedSecret register(NewClient request) {
        return register(UUID.randomUUID().toString(), request, Secret.random());
    }

    /**
     * Registers a client under a chosen id.
     *
     * @param secret what it authenticates with; not used when that is its own key
     * @throws IllegalArgumentException when a client or user has or had this id
     */
    public IssuedSecret register(String clientId, NewClient request, Secret secret) {
        Instant now = now();
        OAuthClient client = new OAuthClient(clientId, Registration.authMethod(request), registration.of(request), now);
        if (!client.usesOwnKey()) {
            client.rotate(hasher.hash(secret), Duration.ZERO, now);
        }
        subjects.claim(clientId, Subjects.Kind.CLIENT);
        ClientDetails created = details(clients.saveAndFlush(client));
        audit.record(
                AuditAction.CLIENT_CREATED,
                clientId,
                "%s; account %s; scopes %s"
                        .formatted(created.clientName(), created.account(), String.join(" ", created.scopes())));
        return new IssuedSecret(created, client.usesOwnKey() ? null : secret);
    }

    /**
     * A page of the clients, oldest first.
     *
     * @throws dev.yata.auth.page.InvalidCursorException when the cursor is not of this list
     */
    @Transactional(readOnly = true)
    public Page<ClientDetails> search(ClientFilter filter) {
        ClientFilter.Position start = filter.position();
        int limit = filter.limitOrDefault();
        List<OAuthClient> found = clients.search(
                filter.states(), filter.pattern(), start.createdAt(), start.clientId(), Limit.of(limit + 1));
        return Page.of(found, limit, last -> new ClientFilter.Position(last.createdAt(), last.clientId()).cursor())
                .map(this::details);
    }

    /**
     * The client with this id.
     *
     * @throws UnknownClientException when there is none
     */
    @Transactional(readOnly = true)
    public ClientDetails get(String clientId) {
        return details(find(clientId));
    }

    /**
     * Changes what was sent. Whatever takes rights away, that is fewer scopes or resources, another account, other keys
     * or DPoP demanded, makes every token issued so far dead.
     *
     * @throws InvalidClientException when a field can't be accepted
     */
    public ClientDetails edit(String clientId, ClientChanges changes) {
        OAuthClient client = find(clientId);
        List<String> changed = client.edit(registration.of(changes, client.properties(), client.usesOwnKey()), now());
        Registration.checkAdministrator(client.properties());
        return recorded(client, !changed.isEmpty(), AuditAction.CLIENT_CHANGED, String.join(", ", changed));
    }

    /**
     * Gives the client a new random secret; the earlier ones end after the overlap, 0 to 604,800 s.
     *
     * @throws ClientConflictException when it authenticates with its own key, or has too many secrets already
     */
    public IssuedSecret rotate(String clientId, Duration overlap) {
        Secret secret = Secret.random();
        OAuthClient client = find(clientId);
        client.rotate(hasher.hash(secret), overlap, now());
        String detail = "earlier secrets end after " + overlap.toSeconds() + " s";
        return new IssuedSecret(recorded(client, true, AuditAction.SECRET_ROTATED, detail), secret);
    }

    /** No new token from now on, and every token issued so far is dead. Idempotent. */
    public ClientDetails disable(String clientId) {
        OAuthClient client = find(clientId);
        return recorded(client, client.disable(now()), AuditAction.CLIENT_DISABLED, "all tokens so far are dead");
    }

    /** New tokens from now on; those from before stay dead. Idempotent. */
    public ClientDetails enable(String clientId) {
        OAuthClient client = find(clientId);
        return recorded(client, client.enable(now()), AuditAction.CLIENT_ENABLED, "new tokens only");
    }

    /** Removes the client for good; every token issued so far is dead. */
    public void delete(String clientId) {
        OAuthClient client = find(clientId);
        client.delete(now());
        recorded(client, true, AuditAction.CLIENT_DELETED, client.properties().clientName());
    }

    /** Every token issued to the client so far is dead; it may get new ones. */
    public void revokeTokens(String clientId) {
        OAuthClient client = find(clientId);
        client.revokeTokens();
        recorded(client, true, AuditAction.TOKENS_REVOKED, "all tokens so far");
    }

    private ClientDetails recorded(OAuthClient client, boolean changed, AuditAction action, String detail) {
        if (changed) {
            audit.record(action, client.clientId(), detail);
        }
        return details(clients.saveAndFlush(client));
    }

    private OAuthClient find(String clientId) {
        return clients.findById(clientId).orElseThrow(UnknownClientException::new);
    }

    private ClientDetails details(OAuthClient client) {
        return client.details(protectedResources.urls(client.properties().resources()));
    }

    /** As precise as the database stores it, so that an answer equals what is read later. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
