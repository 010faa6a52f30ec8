package dev.yata.auth.client;

import static dev.yata.auth.client.ClientChanges.result;

import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.SafeUrl;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked for, made into what is stored. Refuses with {@link InvalidClientException} what does not fit together. */
@Component
class Registration {

    private static final String DEFAULT_ACCOUNT = "default";

    private final ProtectedResources protectedResources;

    Registration(ProtectedResources protectedResources) {
        this.protectedResources = protectedResources;
    }

    static String authMethod(NewClient request) {
        return Objects.requireNonNullElse(request.tokenEndpointAuthMethod(), OAuthClient.SECRET);
    }

    ClientProperties of(NewClient request) {
        return checkAdministrator(checked(
                new ClientProperties(
                        request.clientName(),
                        Objects.requireNonNullElse(request.account(), DEFAULT_ACCOUNT),
                        scopes(request.scopes()),
                        resources(request.resources()),
                        request.tokenLifetimeSeconds(),
                        request.tokenRequestsPerMinute(),
                        keys(request.jwks()),
                        request.jwksUri(),
                        Boolean.TRUE.equals(request.dpopBoundAccessTokens())),
                authMethod(request).equals(OAuthClient.PRIVATE_KEY_JWT)));
    }

    /** Only what was sent differs from before. */
    ClientProperties of(ClientChanges sent, ClientProperties before, boolean ownKey) {
        boolean replacesKeys = sent.jwks() != null && sent.jwks().isPresent();
        boolean replacesUri = sent.jwksUri() != null && sent.jwksUri().isPresent();
        String jwks = replacesUri && sent.jwks() == null ? null : before.jwks();
        String jwksUri = replacesKeys && sent.jwksUri() == null ? null : before.jwksUri();
        return checked(
                new ClientProperties(
                        Objects.requireNonNull(result(sent.clientName(), before.clientName())),
                        Objects.requireNonNullElse(result(sent.account(), before.account()), DEFAULT_ACCOUNT),
                        sent.scopes() == null
                                ? before.scopes()
                                : scopes(sent.scopes().orElseThrow()),
                        sent.resources() == null
                                ? before.resources()
                                : resources(sent.resources().orElse(null)),
                        result(sent.tokenLifetimeSeconds(), before.tokenLifetimeSeconds()),
                        result(sent.tokenRequestsPerMinute(), before.tokenRequestsPerMinute()),
                        sent.jwks() == null ? jwks : keys(sent.jwks().orElse(null)),
                        result(sent.jwksUri(), jwksUri),
                        Boolean.TRUE.equals(result(sent.dpopBoundAccessTokens(), before.dpopBoundAccessTokens()))),
                ownKey);
    }

    private static ClientProperties checked(ClientProperties properties, boolean ownKey) {
        String uri = properties.jwksUri();
        if (uri != null && !SafeUrl.accepts(uri)) {
            throw new InvalidClientException(
                    "jwks_uri", "must be an https URL, or http on loopback, without user and fragment");
        }
        boolean hasKeys = properties.jwks() != null;
        if (!ownKey && (hasKeys || uri != null)) {
            throw new InvalidClientException(
                    hasKeys ? "jwks" : "jwks_uri",
                    "is for clients with token_endpoint_auth_method private_key_jwt only");
        }
        if (ownKey && hasKeys == (uri != null)) {
            throw new InvalidClientException(
                    "jwks", "is needed for private_key_jwt, or else jwks_uri; give exactly one of them");
        }
        return properties;
    }

    /** Whom the admin API would refuse anyway is told so at once. */
    static ClientProperties checkAdministrator(ClientProperties properties) {
        if (!properties.scopes().contains(ProtectedResources.CLIENTS_ADMIN)) {
            return properties;
        }
        if (properties.dpopBoundAccessTokens()) {
            throw new InvalidClientException(
                    "dpop_bound_access_tokens",
                    "can't be demanded of a client with clients:admin, as the admin API takes bearer tokens only");
        }
        if (!properties.resources().contains(ProtectedResources.ADMIN)) {
            throw new InvalidClientException(
                    "resources", "must hold the URL of the admin API, the issuer's /admin/api, for clients:admin");
        }
        return properties;
    }

    private List<String> scopes(List<String> requested) {
        if (!requested.stream()
                .allMatch(scope -> scope != null && protectedResources.scopes().contains(scope))) {
            throw new InvalidClientException(
                    "scopes", "must be some of " + String.join(", ", protectedResources.scopes()));
        }
        return requested.stream().distinct().toList();
    }

    /** The default resource alone is stored as nothing, so that two ways to say the same are no change. */
    private List<String> resources(@Nullable List<String> urls) {
        List<String> names = urls == null
                ? List.of()
                : urls.stream().distinct().map(this::resource).toList();
        return names.equals(List.of(ProtectedResources.API)) ? List.of() : names;
    }

    private String resource(@Nullable String url) {
        return protectedResources
                .name(url)
                .orElseThrow(() -> new InvalidClientException(
                        "resources", "must be some of " + String.join(", ", protectedResources.urls())));
    }

    private static @Nullable String keys(@Nullable Map<String, Object> jwks) {
        return jwks == null ? null : PublicKeys.accept(jwks);
    }
}
