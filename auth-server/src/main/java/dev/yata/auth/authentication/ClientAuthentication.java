package dev.yata.auth.authentication;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.key.SecretHasher;
import dev.yata.auth.replay.OneTimeUse;
import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.ServerSettings;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Authenticates by {@code client_secret_basic} and {@code client_secret_post} (RFC 6749 section 2.3.1), and by {@code
 * private_key_jwt} (RFC 7523 section 2.2). An unknown client, a client that uses another method, and wrong credentials
 * take the same time and get the same answer. So the answer does not reveal whether the client exists.
 */
@Component
public final class ClientAuthentication implements AuthenticationProvider {

    private static final List<byte[]> DUMMY_HASHES = List.of(new byte[32]);
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final StoredClients clients;
    private final SecretHasher hasher;
    private final ClientKeys keys;
    private final OneTimeUse used;
    private final String issuer;

    ClientAuthentication(
            StoredClients clients, SecretHasher hasher, ClientKeys keys, OneTimeUse used, ServerSettings server) {
        this.clients = clients;
        this.hasher = hasher;
        this.keys = keys;
        this.used = used;
        this.issuer = server.issuer();
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken request = (OAuth2ClientAuthenticationToken) authentication;
        StoredClient client;
        if (request.getCredentials() instanceof String secret) {
            client = bySecret(request.getName(), new Secret(secret));
        } else if (request.getCredentials() instanceof SignedJWT assertion) {
            client = byAssertion(request.getName(), assertion);
        } else {
            return null;
        }
        if (client.lastUsedAt() == null
                || client.lastUsedAt().plus(LAST_USED_PRECISION).isBefore(Instant.now())) {
            clients.used(client.clientId());
        }
        return new AuthenticatedClient(client, request.getClientAuthenticationMethod());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private StoredClient bySecret(String clientId, Secret secret) {
        Optional<StoredClient> stored = clients.find(clientId);
        boolean matches = matches(
                hasher.hash(secret), stored.map(StoredClient::secretHashes).orElse(DUMMY_HASHES));
        return active(stored, matches, "Unknown client or wrong client secret");
    }

    /** Compares with every hash. Each comparison takes constant time. */
    private static boolean matches(byte[] hash, List<byte[]> candidates) {
        boolean found = false;
        for (byte[] candidate : candidates) {
            found |= MessageDigest.isEqual(hash, candidate);
        }
        return found;
    }

    /** Checks the assertion, and uses it up: all replicas together accept it once. */
    private StoredClient byAssertion(String clientId, SignedJWT assertion) {
        String error = AssertionRules.findError(assertion, clientId, issuer, Instant.now());
        if (error != null) {
            throw refused(error, Optional.empty());
        }
        Optional<StoredClient> stored = clients.find(clientId);
        StoredClient client = active(
                stored,
                keys.verify(stored, assertion),
                "Unknown client, or not one of its registered keys signed the"
                        + " client assertion; compare them, and the kid, with its jwks or jwks_uri");
        try {
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            Instant end = AssertionRules.end(claims.getExpirationTime());
            if (!used.markUsed("client_assertion", clientId, claims.getJWTID(), end)) {
                throw refused("The client assertion was used before; sign a new one for each request", stored);
            }
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
        return client;
    }

    private static StoredClient active(Optional<StoredClient> stored, boolean matches, String otherwise) {
        StoredClient client = stored.filter(known -> matches).orElseThrow(() -> refused(otherwise, stored));
        if (!client.active()) {
            throw invalidClient(
                    "The client is disabled; an administrator can enable it again",
                    new DisabledException("The client is disabled"));
        }
        return client;
    }

    /** Returns the error for wrong credentials or an unknown client. */
    private static OAuth2AuthenticationException refused(String description, Optional<StoredClient> client) {
        return invalidClient(
                description,
                client.isPresent()
                        ? new BadCredentialsException("Wrong credentials")
                        : new UsernameNotFoundException("Unknown client"));
    }

    /** Makes the error. The guard and the audit read the cause; the response does not contain it. */
    private static OAuth2AuthenticationException invalidClient(String description, AuthenticationException cause) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, description, null), cause);
    }
}
