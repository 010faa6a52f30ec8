package dev.yata.auth.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/** Completes every authentication: rejects disabled clients, and records when the client was last used. */
@Component
class ActiveClientCheck {

    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final StoredClients clients;

    ActiveClientCheck(StoredClients clients) {
        this.clients = clients;
    }

    AuthenticatedClient check(StoredClient client, ClientAuthenticationMethod method) {
        if (!client.active()) {
            throw invalidClient(
                    "The client is disabled; an administrator can enable it again",
                    new DisabledException("The client is disabled"));
        }
        if (client.lastUsedAt() == null
                || client.lastUsedAt().plus(LAST_USED_PRECISION).isBefore(Instant.now())) {
            clients.used(client.clientId());
        }
        return new AuthenticatedClient(client, method);
    }

    /** Returns the error for wrong credentials or an unknown client. */
    static OAuth2AuthenticationException refused(String description, Optional<StoredClient> client) {
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
