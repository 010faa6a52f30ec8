package dev.yata.auth.console;

import dev.yata.auth.client.ClientChanges;
import dev.yata.auth.client.ClientDetails;
import dev.yata.auth.client.NewClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.BindParam;

/** The fields of a client as they were typed, so that they can be shown again beside what is wrong with them. */
record ClientForm(
        @BindParam("client_name") @Nullable String clientName,
        @BindParam("account") @Nullable String account,
        @BindParam("scopes") @Nullable List<String> scopes,
        @BindParam("resources") @Nullable List<String> resources,
        @BindParam("token_lifetime_seconds") @Nullable String tokenLifetimeSeconds,
        @BindParam("token_requests_per_minute") @Nullable String tokenRequestsPerMinute,
        @BindParam("token_endpoint_auth_method") @Nullable String authMethod,
        @BindParam("jwks") @Nullable String jwks,
        @BindParam("jwks_uri") @Nullable String jwksUri,
        @BindParam("dpop_bound_access_tokens") @Nullable Boolean dpop) {

    static final String OWN_KEY = "private_key_jwt";

    static ClientForm empty(List<String> scopes) {
        return new ClientForm("", "", scopes, List.of(), "", "", "", "", "", false);
    }

    static ClientForm of(ClientDetails client) {
        return new ClientForm(
                client.clientName(),
                client.account(),
                client.scopes(),
                client.resources(),
                text(client.tokenLifetimeSeconds()),
                text(client.tokenRequestsPerMinute()),
                client.tokenEndpointAuthMethod(),
                client.jwks() == null ? "" : KeyField.text(client.jwks()),
                text(client.jwksUri()),
                client.dpopBoundAccessTokens());
    }

    public boolean hasScope(String scope) {
        return scopes != null && scopes.contains(scope);
    }

    public boolean hasResource(String resource) {
        return resources != null && resources.contains(resource);
    }

    public boolean usesOwnKey() {
        return OWN_KEY.equals(authMethod);
    }

    NewClient newClient(FieldErrors errors) {
        return new NewClient(
                Objects.requireNonNullElse(clientName, ""),
                Objects.requireNonNullElse(scopes, List.of()),
                blankToNull(account),
                resources,
                errors.number("token_lifetime_seconds", tokenLifetimeSeconds),
                errors.number("token_requests_per_minute", tokenRequestsPerMinute),
                blankToNull(authMethod),
                keys(errors),
                keysAddress(errors),
                dpop);
    }

    /** Every field is on the page, so every field is sent; what a client authenticates with stays. */
    ClientChanges changes(FieldErrors errors) {
        return new ClientChanges(
                Optional.of(Objects.requireNonNullElse(clientName, "")),
                Optional.ofNullable(blankToNull(account)),
                Optional.of(Objects.requireNonNullElse(scopes, List.of())),
                Optional.ofNullable(resources),
                Optional.ofNullable(errors.number("token_lifetime_seconds", tokenLifetimeSeconds)),
                Optional.ofNullable(errors.number("token_requests_per_minute", tokenRequestsPerMinute)),
                Optional.ofNullable(keys(errors)),
                Optional.ofNullable(keysAddress(errors)),
                Optional.of(Boolean.TRUE.equals(dpop)));
    }

    /** Open when there is something to see in it. */
    public boolean showsKeys() {
        return usesOwnKey() || StringUtils.hasText(jwks) || StringUtils.hasText(jwksUri);
    }

    private @Nullable Map<String, Object> keys(FieldErrors errors) {
        String typed = ofOwnKey("jwks", jwks, errors);
        return typed == null ? null : KeyField.parse(typed, errors);
    }

    private @Nullable String keysAddress(FieldErrors errors) {
        return ofOwnKey("jwks_uri", jwksUri, errors);
    }

    /** What is typed for a way that is not chosen is an error, lest it be lost in silence. */
    private @Nullable String ofOwnKey(String field, @Nullable String typed, FieldErrors errors) {
        String value = blankToNull(typed);
        if (value != null && !usesOwnKey()) {
            errors.add(field, "counts only with a client's own key: choose \"With its own key\", or empty this field");
        }
        return usesOwnKey() ? value : null;
    }

    private static @Nullable String blankToNull(@Nullable String typed) {
        return StringUtils.hasText(typed) ? typed.strip() : null;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
