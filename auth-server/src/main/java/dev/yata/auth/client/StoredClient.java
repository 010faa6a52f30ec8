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
        boolean active,
        int generation,
        @Nullable Instant lastUsedAt,
        List<byte[]> secretHashes) {

    RegisteredClient asRegisteredClient() {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(allowed -> allowed.addAll(scopes))
                .build();
    }

    @Override
    public String toString() {
        return clientId;
    }
}
