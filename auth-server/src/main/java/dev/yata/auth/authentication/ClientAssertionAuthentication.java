package dev.yata.auth.authentication;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.replay.OneTimeUse;
import dev.yata.auth.settings.ServerSettings;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Authenticates by {@code private_key_jwt} (RFC 7523 section 2.2). An unknown client, a client with a secret, and a
 * wrong signature take the same time and get the same answer. All replicas together accept an assertion once.
 */
@Component
public final class ClientAssertionAuthentication implements AuthenticationProvider {

    private final StoredClients clients;
    private final ClientKeys keys;
    private final OneTimeUse used;
    private final ActiveClientCheck activeCheck;
    private final String issuer;

    ClientAssertionAuthentication(
            StoredClients clients,
            ClientKeys keys,
            OneTimeUse used,
            ActiveClientCheck activeCheck,
            ServerSettings server) {
        this.clients = clients;
        this.keys = keys;
        this.used = used;
        this.activeCheck = activeCheck;
        this.issuer = server.issuer();
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken request = (OAuth2ClientAuthenticationToken) authentication;
        if (!(request.getCredentials() instanceof SignedJWT assertion)) {
            return null;
        }
        String objection = AssertionRules.objection(assertion, request.getName(), issuer, Instant.now());
        if (objection != null) {
            throw ActiveClientCheck.refused(objection, Optional.empty());
        }
        Optional<StoredClient> stored = clients.find(request.getName());
        boolean signed = keys.verify(stored, assertion);
        StoredClient client = stored.filter(known -> signed)
                .orElseThrow(() -> ActiveClientCheck.refused(
                        "Unknown client, or not one of its registered keys signed the"
                                + " client assertion; compare them, and the kid, with its jwks or jwks_uri",
                        stored));
        AuthenticatedClient authenticated = activeCheck.check(client, ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        useUp(assertion, client);
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private void useUp(SignedJWT assertion, StoredClient client) {
        try {
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            Instant end = AssertionRules.end(claims.getExpirationTime());
            if (!used.claim("client_assertion", client.clientId(), claims.getJWTID(), end)) {
                throw ActiveClientCheck.refused(
                        "The client assertion was used before; sign a new one for each request", Optional.of(client));
            }
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
