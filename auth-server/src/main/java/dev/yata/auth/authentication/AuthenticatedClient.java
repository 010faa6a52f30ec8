package dev.yata.auth.authentication;

import dev.yata.auth.client.ClientMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** An authenticated client, without its credentials. */
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

    /** Returns the metadata with the names of its resources; an empty list means the default API. */
    public ClientMetadata metadata() {
        return client.metadata();
    }

    /** Returns the client's current generation. Tokens of earlier generations are revoked. */
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
