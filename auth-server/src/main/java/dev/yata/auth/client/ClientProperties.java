package dev.yata.auth.client;

import dev.yata.auth.settings.ProtectedResources;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator decides about a client, as it is stored.
 *
 * @param resources names of protected resources; empty means the default one
 * @param jwks a JWK set of public keys, or null
 * @param jwksUri where to fetch the JWK set from, or null
 */
@Embeddable
record ClientProperties(
        String clientName,
        String account,
        List<String> scopes,
        List<String> resources,
        @Nullable Integer tokenLifetimeSeconds,
        @Nullable Integer tokenRequestsPerMinute,
        @Nullable String jwks,
        @Nullable String jwksUri,
        boolean dpopBoundAccessTokens) {

    /** The names of the fields that differ, as the API calls them. */
    List<String> differencesFrom(ClientProperties other) {
        Map<String, @Nullable Object> theirs = other.byName();
        return byName().entrySet().stream()
                .filter(field -> !Objects.equals(field.getValue(), theirs.get(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether a token that was issued under the other properties may do more than one issued under these. */
    boolean takeRightsFrom(ClientProperties other) {
        return !scopes.containsAll(other.scopes)
                || !effectiveResources().containsAll(other.effectiveResources())
                || !account.equals(other.account)
                || !PublicKeys.includeAll(this, other)
                || (dpopBoundAccessTokens && !other.dpopBoundAccessTokens);
    }

    private List<String> effectiveResources() {
        return resources.isEmpty() ? List.of(ProtectedResources.API) : resources;
    }

    private Map<String, @Nullable Object> byName() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("client_name", clientName);
        fields.put("account", account);
        fields.put("scopes", scopes);
        fields.put("resources", resources);
        fields.put("token_lifetime_seconds", tokenLifetimeSeconds);
        fields.put("token_requests_per_minute", tokenRequestsPerMinute);
        fields.put("jwks", jwks);
        fields.put("jwks_uri", jwksUri);
        fields.put("dpop_bound_access_tokens", dpopBoundAccessTokens);
        return fields;
    }
}
