package dev.yata.auth.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** A client that has proved who it is, with what it may do. Its credentials are not kept. */
public final class AuthenticatedClient extends OAuth2ClientAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient StoredClient client;

    AuthenticatedClient(StoredClient client, ClientAuthenticationMethod method) {
        super(client.asRegisteredClient(), method, null);
        this.client = client;
    }

    @Override
    public RegisteredClient getRegisteredClient() {
        return Objects.requireNonNull(super.getRegisteredClient());
    }

    public String clientId() {
        return client.clientId();
    }

    public String account() {
        return client.account();
    }

    /** The scopes it may be given, in the order they were registered. */
    public List<String> scopes() {
        return client.scopes();
    }

    /** Names of the protected resources it may ask for; empty means the default one. */
    public List<String> resources() {
        return client.resources();
    }

    /** Empty when the server's default applies. */
    public Optional<Duration> tokenLifetime() {
        return Optional.ofNullable(client.tokenLifetime());
    }

    /** How many tokens it may ask for in a minute; empty when the server's default applies. */
    public Optional<Integer> tokenRequestsPerMinute() {
        return Optional.ofNullable(client.tokenRequestsPerMinute());
    }

    /** Whether it may get tokens with a DPoP proof only (RFC 9449 section 5.2). */
    public boolean dpopBound() {
        return client.dpopBound();
    }

    /** What its tokens must be stamped with to be alive. */
    public int generation() {
        return client.generation();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
