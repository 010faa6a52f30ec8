package dev.yata.auth.authentication;

import dev.yata.auth.client.SecretHasher;
import dev.yata.auth.settings.Secret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Authenticates by {@code client_secret_basic} and {@code client_secret_post} (RFC 6749 section 2.3.1). An unknown
 * client takes the same time and gets the same answer as a wrong secret. So the answer does not reveal whether the
 * client exists.
 */
@Component
public final class ClientSecretAuthentication implements AuthenticationProvider {

    private static final List<byte[]> DUMMY_HASHES = List.of(new byte[32]);

    private final StoredClients clients;
    private final SecretHasher hasher;
    private final ActiveClientCheck activeCheck;

    ClientSecretAuthentication(StoredClients clients, SecretHasher hasher, ActiveClientCheck activeCheck) {
        this.clients = clients;
        this.hasher = hasher;
        this.activeCheck = activeCheck;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken request = (OAuth2ClientAuthenticationToken) authentication;
        if (!(request.getCredentials() instanceof String secret)) {
            return null;
        }
        Optional<StoredClient> stored = clients.find(request.getName());
        boolean matches = matches(
                hasher.hash(new Secret(secret)),
                stored.map(StoredClient::secretHashes).orElse(DUMMY_HASHES));
        StoredClient client = stored.filter(known -> matches)
                .orElseThrow(() -> ActiveClientCheck.refused("Unknown client or wrong client secret", stored));
        return activeCheck.check(client, request.getClientAuthenticationMethod());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** Compares with every hash. Each comparison takes constant time. */
    private static boolean matches(byte[] hash, List<byte[]> candidates) {
        boolean found = false;
        for (byte[] candidate : candidates) {
            found |= MessageDigest.isEqual(hash, candidate);
        }
        return found;
    }
}
