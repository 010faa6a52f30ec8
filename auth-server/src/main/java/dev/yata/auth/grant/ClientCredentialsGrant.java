package dev.yata.auth.grant;

import dev.yata.auth.authentication.AuthenticatedClient;
import dev.yata.auth.client.ClientMetadata;
import org.springframework.stereotype.Component;

/** Implements the client credentials grant (RFC 6749 section 4.4): the client acts for itself. */
@Component
final class ClientCredentialsGrant implements Grant {

    @Override
    public String value() {
        return "client_credentials";
    }

    @Override
    public GrantedRights grant(TokenRequest request) {
        AuthenticatedClient client = request.client();
        ClientMetadata metadata = client.metadata();
        return new GrantedRights(client.clientId(), metadata.account(), metadata.scopes(), metadata.resources());
    }
}
