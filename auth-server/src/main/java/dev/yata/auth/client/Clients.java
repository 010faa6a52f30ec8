package dev.yata.auth.client;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.key.SecretHasher;
import dev.yata.auth.page.Page;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.Secret;
import dev.yata.resource.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Administers clients. A method that throws has changed nothing. */
@Service
@Transactional
public class Clients {

    public static final String ADMIN_CLIENT_ID = OAuthClient.ADMIN_CLIENT_ID;
    public static final String DEFAULT_CLIENT_ID = OAuthClient.DEFAULT_CLIENT_ID;

    private final OAuthClients clients;
    private final ClientSearch search;
    private final Subjects subjects;
    private final SecretHasher hasher;
    private final ClientRules rules;
    private final ProtectedResources protectedResources;
    private final AuditLog audit;
    private final JsonMapper json;

    Clients(
            OAuthClients clients,
            ClientSearch search,
            Subjects subjects,
            SecretHasher hasher,
            ClientRules rules,
            ProtectedResources protectedResources,
            AuditLog audit,
            JsonMapper json) {
        this.clients = clients;
        this.search = search;
        this.subjects = subjects;
        this.hasher = hasher;
        this.rules = rules;
        this.protectedResources = protectedResources;
        this.audit = audit;
        this.json = json;
    }

    /**
     * Registers a client with a random id. Makes a random secret unless the client authenticates with its own key.
     *
     * @throws Problem 400 if a field is invalid
     */
    public IssuedSecret register(ClientMetadata metadata) {
        return register(UUID.randomUUID().toString(), metadata, Secret.random());
    }

    /**
     * Registers a client under a chosen id.
     *
     * @param secret the client's secret; ignored if the client authenticates with its own key
     * @throws IllegalArgumentException if a client or user has or had this id
     */
    public IssuedSecret register(String clientId, ClientMetadata metadata, Secret secret) {
        Instant now = now();
        OAuthClient client = new OAuthClient(clientId, validatedForStorage(metadata, null), now);
        if (!metadata.usesOwnKey()) {
            client.rotate(hasher.hash(secret), Duration.ZERO, now);
        }
        subjects.reserve(clientId, Subjects.Kind.CLIENT);
        ClientDetails created = details(clients.saveAndFlush(client));
        audit.record(
                AuditAction.CLIENT_CREATED,
                clientId,
                "%s; account %s; scopes %s"
                        .formatted(metadata.clientName(), metadata.account(), String.join(" ", metadata.scopes())));
        return new IssuedSecret(created, metadata.usesOwnKey() ? null : secret);
    }

    /**
     * Returns a page of the clients, newest first unless the filter names another order.
     *
     * @throws Problem 400 if the cursor does not come from this list in this order
     */
    @Transactional(readOnly = true)
    public Page<ClientDetails> search(ClientFilter filter) {
        return search.find(filter).map(this::details);
    }

    /**
     * Returns the client with this id.
     *
     * @throws Problem 404 if there is no such client
     */
    @Transactional(readOnly = true)
    public ClientDetails get(String clientId) {
        return details(find(clientId));
    }

    /** Returns those of the ids that clients have. */
    @Transactional(readOnly = true)
    public List<String> existing(Collection<String> ids) {
        return clients.existing(ids);
    }

    /** Returns whether there is a client with this id. */
    @Transactional(readOnly = true)
    public boolean exists(String clientId) {
        return clients.findById(clientId).isPresent();
    }

    /** Returns whether there is a client with this id, even a disabled one, and this secret of it is valid. */
    @Transactional(readOnly = true)
    public boolean accepts(String clientId, Secret secret) {
        return clients.findById(clientId)
                .filter(client -> client.accepts(hasher.hash(secret), now()))
                .isPresent();
    }

    /**
     * Changes the metadata of a client. If the client loses a right, revokes all its tokens. A client loses a right
     * with fewer scopes, grant types or resources, another account, other keys, or required DPoP.
     *
     * @throws Problem 400 if a field of the result is invalid
     */
    public ClientDetails edit(String clientId, UnaryOperator<ClientMetadata> change) {
        OAuthClient client = find(clientId);
        ClientMetadata shown = shown(client);
        ClientMetadata asked = change.apply(shown);
        client.checkChangeable(differences(shown, asked));
        ClientMetadata changed = validatedForStorage(asked, client.metadata());
        boolean hidden =
                client.metadata().resources().size() > shown.resources().size();
        if (hidden && Set.copyOf(asked.resources()).equals(Set.copyOf(shown.resources()))) {
            // Resources that are no longer configured are not shown. They stay until the resources are changed.
            changed = changed.with(client.metadata().resources(), changed.jwks());
        }
        List<String> fields = differences(client.metadata(), changed);
        if (!fields.isEmpty()) {
            client.edit(changed, now());
        }
        return recorded(client, !fields.isEmpty(), AuditAction.CLIENT_CHANGED, String.join(", ", fields));
    }

    /**
     * Adds a new random secret. Earlier secrets expire after the overlap, 0 to 604,800 s.
     *
     * @throws Problem 409 if the client authenticates with its own key, or has too many secrets already
     */
    public IssuedSecret rotate(String clientId, Duration overlap) {
        Secret secret = Secret.random();
        OAuthClient client = find(clientId);
        client.rotate(hasher.hash(secret), overlap, now());
        String detail = "earlier secrets end after " + overlap.toSeconds() + " s";
        return new IssuedSecret(recorded(client, true, AuditAction.SECRET_ROTATED, detail), secret);
    }

    /** Disables the client and revokes all its tokens. It cannot get new tokens. Idempotent. */
    public ClientDetails disable(String clientId) {
        OAuthClient client = find(clientId);
        return recorded(client, client.disable(now()), AuditAction.CLIENT_DISABLED, "all earlier tokens are revoked");
    }

    /** Enables the client: it can get new tokens. Earlier tokens stay revoked. Idempotent. */
    public ClientDetails enable(String clientId) {
        OAuthClient client = find(clientId);
        return recorded(client, client.enable(now()), AuditAction.CLIENT_ENABLED, "earlier tokens stay revoked");
    }

    /** Deletes the client permanently and revokes all its tokens. */
    public void delete(String clientId) {
        OAuthClient client = find(clientId);
        client.delete(now());
        recorded(client, true, AuditAction.CLIENT_DELETED, client.metadata().clientName());
    }

    /** Revokes all tokens of the client. It can get new ones. */
    public void revokeTokens(String clientId) {
        OAuthClient client = find(clientId);
        client.revokeTokens();
        recorded(client, true, AuditAction.TOKENS_REVOKED, "all earlier tokens");
    }

    /** Counts the clients, without deleted ones. */
    @Transactional(readOnly = true)
    public ClientCounts count() {
        return new ClientCounts(clients.countByActive(true), clients.countByActive(false));
    }

    private ClientDetails recorded(OAuthClient client, boolean changed, AuditAction action, String detail) {
        if (changed) {
            audit.record(action, client.clientId(), detail);
        }
        return details(clients.saveAndFlush(client));
    }

    private OAuthClient find(String clientId) {
        return clients.findById(clientId)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "There is no client with this id."));
    }

    private ClientDetails details(OAuthClient client) {
        return client.details(shown(client));
    }

    private ClientMetadata shown(OAuthClient client) {
        ClientMetadata metadata = client.metadata();
        return metadata.with(protectedResources.urls(metadata.resources()), metadata.jwks());
    }

    /**
     * Checks the metadata and converts it to the stored form. If the only resource is the default API, stores an empty
     * list, so that both ways to request it are equal.
     */
    private ClientMetadata validatedForStorage(ClientMetadata metadata, @Nullable ClientMetadata before) {
        rules.check(metadata, before);
        List<String> names = metadata.resources().stream()
                .map(url -> protectedResources.name(url).orElseThrow())
                .toList();
        return metadata.with(
                names.equals(List.of(ProtectedResources.API)) ? List.of() : names,
                PublicKeys.withoutUnknownMembers(metadata.jwks()));
    }

    /** Returns the JSON names of the fields that differ. */
    private List<String> differences(ClientMetadata before, ClientMetadata after) {
        JsonNode old = json.valueToTree(before);
        return json.<ObjectNode>valueToTree(after).properties().stream()
                .filter(field -> !field.getValue().equals(old.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the current time in the precision of the database, so that all responses show the same time. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
