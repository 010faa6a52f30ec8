package dev.yata.auth.authentication;

import dev.yata.auth.client.ClientMetadata;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * The data of a client that the OAuth endpoints need, read with one query.
 *
 * @param metadata as stored, with the names of its resources
 * @param secretHashes the hashes of its valid secrets
 */
record StoredClient(
        String clientId,
        ClientMetadata metadata,
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
                .clientAuthenticationMethods(
                        methods -> methods.addAll(metadata.usesOwnKey() ? WITH_OWN_KEY : WITH_SECRET))
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(allowed -> allowed.addAll(metadata.scopes()))
                .build();
    }

    @Override
    public String toString() {
        return clientId;
    }
}
