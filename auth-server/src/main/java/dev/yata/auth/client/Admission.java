package dev.yata.auth.client;

import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/** Where every way to authenticate ends: whoever proved to be a client is let in if that client is active. */
@Component
class Admission {

    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final StoredClients clients;

    Admission(StoredClients clients) {
        this.clients = clients;
    }

    AuthenticatedClient admit(StoredClient client, ClientAuthenticationMethod method) {
        if (!client.active()) {
            throw refused("The client is disabled; an administrator can enable it again");
        }
        if (client.lastUsedAt() == null
                || client.lastUsedAt().plus(LAST_USED_PRECISION).isBefore(Instant.now())) {
            clients.used(client.clientId());
        }
        return new AuthenticatedClient(client, method);
    }

    static OAuth2AuthenticationException refused(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, description, null));
    }
}
