package dev.yata.auth.client;

import java.util.Map;

/** A grant type. The server offers every bean of this type. A client is registered for one or more of them. */
public interface GrantType {

    /** Returns the value of {@code grant_type}, for example {@code client_credentials}. */
    String value();

    /** Returns why this client cannot use the grant: for each wrong field, by its JSON name, what it must be. */
    default Map<String, String> validationErrors(ClientMetadata client) {
        return Map.of();
    }
}
