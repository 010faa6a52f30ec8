package dev.yata.auth.client;

import dev.yata.auth.settings.ProtectedResources;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * The registered properties of a client, with the names of RFC 7591 section 2 where it defines them. The admin API, the
 * console and the database read and write this one record. {@link ClientRules} checks its limits and all other rules.
 *
 * @param clientName 1 to 200 visible characters: no controls, invisible format characters or unpaired surrogates
 * @param account the account whose data the client sees; by default "default"
 * @param scopes the scopes it may request, in the order of the registration request
 * @param resources URLs of protected resources, or their names when stored; the first one is its default. Empty means
 *     the default API
 * @param grantTypes the grants it may use, by their {@code grant_type}; by default {@code client_credentials}
 * @param tokenLifetimeSeconds null for the server's default
 * @param tokenRequestsPerMinute null for the server's default
 * @param tokenEndpointAuthMethod {@code client_secret_basic}, which allows client_secret_post too and is the default,
 *     or {@code private_key_jwt}
 * @param jwks a JWK set of public keys, for {@code private_key_jwt}
 * @param jwksUri the URL where the client publishes its JWK set, instead of {@code jwks}: https, or http on loopback
 * @param dpopBoundAccessTokens whether every token request must have a DPoP proof (RFC 9449 section 5.2)
 */
@Embeddable
public record ClientMetadata(
        @NotBlank(message = "must not be blank")
        @Pattern(regexp = NAME, message = "must be 1 to 200 visible characters")
        String clientName,

        @Pattern(regexp = "[A-Za-z0-9._@-]{1,64}", message = "must be 1 to 64 letters, digits or . _ @ -")
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        String account,

        @NotEmpty(message = "must name at least one scope") @Size(max = MAX_ITEMS, message = TOO_MANY)
        List<@NotNull(message = NO_STRING) String> scopes,

        @Size(max = MAX_ITEMS, message = TOO_MANY) @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        List<@NotNull(message = NO_STRING) String> resources,

        @NotEmpty(message = "must name at least one grant type")
        @Size(max = MAX_ITEMS, message = TOO_MANY)
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        List<@NotNull(message = NO_STRING) String> grantTypes,

        @Range(min = 1, max = MAX_TOKEN_LIFETIME_SECONDS, message = "must be {min} to {max} seconds") @Nullable
        Integer tokenLifetimeSeconds,

        @Range(min = 1, max = MAX_REQUESTS_PER_MINUTE, message = "must be {min} to {max} a minute") @Nullable
        Integer tokenRequestsPerMinute,

        @Pattern(regexp = SECRET + "|" + OWN_KEY, message = "must be " + SECRET + " or " + OWN_KEY)
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED)
        String tokenEndpointAuthMethod,

        @Convert(converter = StoredJwks.class) @Nullable Map<String, Object> jwks,

        @Size(max = 2_000, message = "must be at most {max} characters") @Nullable
        String jwksUri,

        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) Boolean dpopBoundAccessTokens) {

    /**
     * One day. The server keeps the row of a deleted client until its last token has expired, so this also limits that
     * time.
     */
    public static final int MAX_TOKEN_LIFETIME_SECONDS = 86_400;

    /** The client authenticates with its own key: {@code private_key_jwt}. */
    static final String OWN_KEY = "private_key_jwt";

    private static final List<String> DEFAULT_GRANT_TYPES = List.of("client_credentials");
    private static final String SECRET = "client_secret_basic";
    private static final String DEFAULT_ACCOUNT = "default";
    private static final int MAX_REQUESTS_PER_MINUTE = 1_000_000;
    private static final int MAX_ITEMS = 20;
    private static final String NAME = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,200}";
    private static final String TOO_MANY = "must be at most {max}";
    private static final String NO_STRING = "must be a string";

    /** Replaces null by the default. A field is null if it is absent or null in JSON. */
    public ClientMetadata {
        account = Objects.requireNonNullElse(account, DEFAULT_ACCOUNT);
        scopes = distinct(scopes);
        resources = distinct(resources);
        grantTypes = grantTypes == null ? DEFAULT_GRANT_TYPES : distinct(grantTypes);
        tokenEndpointAuthMethod = Objects.requireNonNullElse(tokenEndpointAuthMethod, SECRET);
        dpopBoundAccessTokens = Boolean.TRUE.equals(dpopBoundAccessTokens);
    }

    /**
     * Returns the metadata of a client with a secret and the highest request limit, for the owner of this server.
     *
     * @param tokenLifetimeSeconds null for the server's default
     */
    public static ClientMetadata forFirstStart(
            String clientName, List<String> scopes, List<String> resources, @Nullable Integer tokenLifetimeSeconds) {
        return new ClientMetadata(
                clientName,
                DEFAULT_ACCOUNT,
                scopes,
                resources,
                DEFAULT_GRANT_TYPES,
                tokenLifetimeSeconds,
                MAX_REQUESTS_PER_MINUTE,
                SECRET,
                null,
                null,
                false);
    }

    /** Reads the columns of {@code oauth_clients}, which have the names of the JSON fields. */
    public static ClientMetadata of(ResultSet row) throws SQLException {
        return new ClientMetadata(
                row.getString("client_name"),
                row.getString("account"),
                strings(row, "scopes"),
                strings(row, "resources"),
                strings(row, "grant_types"),
                row.getObject("token_lifetime_seconds", Integer.class),
                row.getObject("token_requests_per_minute", Integer.class),
                row.getString("token_endpoint_auth_method"),
                StoredJwks.read(row.getString("jwks")),
                row.getString("jwks_uri"),
                row.getBoolean("dpop_bound_access_tokens"));
    }

    /** Returns a copy with other resources and keys, to convert between the stored form and the form of the API. */
    ClientMetadata with(List<String> otherResources, @Nullable Map<String, Object> otherJwks) {
        return new ClientMetadata(
                clientName,
                account,
                scopes,
                otherResources,
                grantTypes,
                tokenLifetimeSeconds,
                tokenRequestsPerMinute,
                tokenEndpointAuthMethod,
                otherJwks,
                jwksUri,
                dpopBoundAccessTokens);
    }

    /** Returns whether the client authenticates with its own key instead of a secret. */
    public boolean usesOwnKey() {
        return tokenEndpointAuthMethod.equals(OWN_KEY);
    }

    /** Returns whether a change from {@code before} to this metadata takes a right from existing tokens. */
    boolean removesRights(ClientMetadata before) {
        return !scopes.containsAll(before.scopes)
                || !grantTypes.containsAll(before.grantTypes)
                || !effectiveResources().containsAll(before.effectiveResources())
                || !account.equals(before.account)
                || !PublicKeys.includeAll(this, before)
                || (dpopBoundAccessTokens && !before.dpopBoundAccessTokens);
    }

    private List<String> effectiveResources() {
        return resources.isEmpty() ? List.of(ProtectedResources.API) : resources;
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<String> distinct(@Nullable List<String> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }

    /** Leaves out the keys, because one may be private by mistake. */
    @Override
    public String toString() {
        return String.valueOf(clientName);
    }
}
