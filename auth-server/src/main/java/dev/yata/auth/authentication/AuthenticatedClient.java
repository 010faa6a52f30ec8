package dev.yata.auth.authentication;

import dev.yata.auth.client.ClientMetadata;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** A client that has proved who it is. Its credentials are not kept. */
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

    /** What it is registered with; its resources are names of protected resources, and none means the default API. */
    public ClientMetadata metadata() {
        return client.metadata();
    }

    /** The generation that its tokens must have to be alive. */
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
