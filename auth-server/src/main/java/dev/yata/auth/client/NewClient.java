package dev.yata.auth.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when a client is registered.
 *
 * @param clientName 1–200 visible characters: no controls, no invisible format characters, no half of a surrogate pair
 * @param scopes at least one, each of {@link dev.yata.auth.settings.ProtectedResources#scopes}
 * @param account whose data the client sees, 1–64 of letters, digits and {@code . _ @ -}; "default" when absent
 * @param resources URLs of protected resources; the todo API when empty or absent
 * @param tokenLifetimeSeconds 1–86,400; the server's default when absent
 * @param tokenRequestsPerMinute 1–1,000,000; the server's default when absent
 * @param tokenEndpointAuthMethod {@code client_secret_basic}, which allows client_secret_post too and is meant when
 *     absent, or {@code private_key_jwt}, which needs {@code jwks} or {@code jwks_uri} (RFC 7591 section 2)
 * @param jwks a JWK set with 1–10 public keys
 * @param jwksUri where the client publishes its JWK set: https, or http on loopback
 * @param dpopBoundAccessTokens whether it may get tokens with a DPoP proof only (RFC 9449 section 5.2)
 */
public record NewClient(
        @NotBlank(message = NO_NAME) @Pattern(regexp = NAME, message = NAME_RULE)
        String clientName,

        @NotEmpty(message = NO_SCOPE) @Size(max = MAX_ITEMS, message = TOO_MANY)
        List<@NotNull(message = "must be a string") String> scopes,

        @Pattern(regexp = ACCOUNT, message = ACCOUNT_RULE) @Nullable
        String account,

        @Size(max = MAX_ITEMS, message = TOO_MANY) @Nullable
        List<@NotNull(message = "must be a string") String> resources,

        @Range(min = 1, max = MAX_TOKEN_LIFETIME_SECONDS, message = LIFETIME_RULE) @Nullable
        Integer tokenLifetimeSeconds,

        @Range(min = 1, max = MAX_REQUESTS_PER_MINUTE, message = REQUESTS_RULE) @Nullable
        Integer tokenRequestsPerMinute,

        @Pattern(
                regexp = OAuthClient.SECRET + "|" + OAuthClient.PRIVATE_KEY_JWT,
                message = "must be client_secret_basic or private_key_jwt")
        @Nullable
        String tokenEndpointAuthMethod,

        @Nullable Map<String, Object> jwks,

        @Size(max = MAX_URI, message = "must be at most {max} characters") @Nullable
        String jwksUri,

        @Nullable Boolean dpopBoundAccessTokens) {

    /** One day: how long at most a token, and so the trace of a deleted client, lives. */
    public static final int MAX_TOKEN_LIFETIME_SECONDS = 86_400;

    static final int MAX_REQUESTS_PER_MINUTE = 1_000_000;
    static final int MAX_ITEMS = 20;
    static final int MAX_URI = 2_000;
    static final String NAME = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,200}";
    static final String ACCOUNT = "[A-Za-z0-9._@-]{1,64}";

    static final String NO_NAME = "must not be blank";
    static final String NAME_RULE = "must be 1 to 200 visible characters";
    static final String NO_SCOPE = "must name at least one scope";
    static final String TOO_MANY = "must be at most {max}";
    static final String ACCOUNT_RULE = "must be 1 to 64 letters, digits or . _ @ -";
    static final String LIFETIME_RULE = "must be {min} to {max} seconds";
    static final String REQUESTS_RULE = "must be {min} to {max} a minute";

    /** A client with a secret for the machine's owner, whom no limit shall get in the way. */
    public static NewClient ofOwner(String clientName, List<String> scopes, List<String> resources) {
        return new NewClient(
                clientName, scopes, null, resources, null, MAX_REQUESTS_PER_MINUTE, null, null, null, null);
    }

    /** Without the keys, should a private one be among them by mistake. */
    @Override
    public String toString() {
        return clientName;
    }
}
