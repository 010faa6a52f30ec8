package dev.yata.auth.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** A client as the OAuth endpoints read it, in one query and without the entity's bookkeeping. */
record StoredClient(
        String clientId,
        String account,
        List<String> scopes,
        List<String> resources,
        @Nullable Duration tokenLifetime,
        @Nullable Integer tokenRequestsPerMinute,
        @Nullable String jwks,
        @Nullable String jwksUri,
        boolean dpopBound,
        boolean active,
        int generation,
        @Nullable Instant lastUsedAt,
        List<byte[]> secretHashes) {

    private static final List<ClientAuthenticationMethod> WITH_SECRET =
            List.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    private static final List<ClientAuthenticationMethod> WITH_OWN_KEY =
            List.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT);

    RegisteredClient asRegisteredClient() {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientAuthenticationMethods(methods -> methods.addAll(authenticationMethods()))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(allowed -> allowed.addAll(scopes))
                .build();
    }

    private List<ClientAuthenticationMethod> authenticationMethods() {
        return jwks == null && jwksUri == null ? WITH_SECRET : WITH_OWN_KEY;
    }

    @Override
    public String toString() {
        return clientId;
    }
}
