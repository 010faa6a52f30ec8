package dev.yata.auth.client;

import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
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
    private final ProtectedResources protectedResources;

    Clients(OAuthClients clients, Subjects subjects, SecretHasher hasher, ProtectedResources protectedResources) {
        this.clients = clients;
        this.subjects = subjects;
        this.hasher = hasher;
        this.protectedResources = protectedResources;
    }

    /**
     * Registers a client under a random id, with a random secret.
     *
     * @throws InvalidClientException when a scope or resource does not exist
     */
    public IssuedSecret register(NewClient request) {
        return register(UUID.randomUUID().toString(), request, Secret.random());
    }

    /**
     * Registers a client under a chosen id.
     *
     * @throws IllegalArgumentException when a client or user has or had this id
     */
    public IssuedSecret register(String clientId, NewClient request, Secret secret) {
        requireKnownScopes(request.scopes());
        Instant now = now();
        OAuthClient client = new OAuthClient(clientId, request, resourceNames(request.resources()), now);
        client.rotate(hasher.hash(secret), Duration.ZERO, now);
        subjects.claim(clientId, Subjects.Kind.CLIENT);
        return new IssuedSecret(details(clients.saveAndFlush(client)), secret);
    }

    @Transactional(readOnly = true)
    public List<ClientDetails> all() {
        return clients.findAllByOrderByCreatedAtAscClientIdAsc().stream()
                .map(this::details)
                .toList();
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

    /** Gives the client a new random secret; the earlier ones end after the overlap, 0 to 604,800 s. */
    public IssuedSecret rotate(String clientId, Duration overlap) {
        Secret secret = Secret.random();
        byte[] hash = hasher.hash(secret);
        return new IssuedSecret(change(clientId, (client, now) -> client.rotate(hash, overlap, now)), secret);
    }

    /** No new token from now on, and every token issued so far is dead. */
    public ClientDetails disable(String clientId) {
        return change(clientId, OAuthClient::disable);
    }

    /** New tokens from now on; those from before stay dead. */
    public ClientDetails enable(String clientId) {
        return change(clientId, OAuthClient::enable);
    }

    /** Removes the client for good; every token issued so far is dead. */
    public void delete(String clientId) {
        change(clientId, OAuthClient::delete);
    }

    private ClientDetails change(String clientId, BiConsumer<OAuthClient, Instant> change) {
        OAuthClient client = find(clientId);
        change.accept(client, now());
        return details(clients.saveAndFlush(client));
    }

    private OAuthClient find(String clientId) {
        return clients.findById(clientId).orElseThrow(UnknownClientException::new);
    }

    private ClientDetails details(OAuthClient client) {
        return client.details(protectedResources.urls(client.resources()));
    }

    private static void requireKnownScopes(List<String> scopes) {
        if (!ProtectedResources.SCOPES.containsAll(scopes)) {
            throw new InvalidClientException(
                    "scopes", "must be some of " + String.join(", ", ProtectedResources.SCOPES));
        }
    }

    private List<String> resourceNames(@Nullable List<String> urls) {
        if (urls == null) {
            return List.of();
        }
        return urls.stream().distinct().map(this::resourceName).toList();
    }

    private String resourceName(String url) {
        return protectedResources
                .name(url)
                .orElseThrow(() -> new InvalidClientException(
                        "resources", "must be some of " + String.join(", ", protectedResources.urls())));
    }

    /** As precise as the database stores it, so that an answer equals what is read later. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
