package dev.yata.auth.client;

import java.util.Map;

/** A grant type that this server offers, by being a bean. Clients are registered for some of these. */
public interface GrantType {

    /** The value of {@code grant_type}, such as {@code client_credentials}. */
    String value();

    /** Why this client can't use the grant: what each wrong field must be, by its JSON name. */
    default Map<String, String> objections(ClientMetadata client) {
        return Map.of();
    }
}
