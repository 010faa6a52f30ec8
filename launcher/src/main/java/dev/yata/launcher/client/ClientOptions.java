package dev.yata.launcher.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The options of {@code create} and {@code edit}, each with the property of the client's metadata that it sets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("UnusedVariable") // Jackson reads the fields.
final class ClientOptions {

    @Option(
            names = "--account",
            paramLabel = "ACCOUNT",
            description = "The account whose todos it sees (new: default).")
    @JsonProperty("account")
    private @Nullable String account;

    @Option(
            names = "--resource",
            paramLabel = "URL",
            description = "A resource that it may ask tokens for; may be repeated (new: the todo-api).")
    @JsonProperty("resources")
    private @Nullable List<String> resources;

    @Option(
            names = "--grant-type",
            paramLabel = "TYPE",
            description = "How it may get tokens; may be repeated (default: client_credentials).")
    @JsonProperty("grant_types")
    private @Nullable List<String> grantTypes;

    @Option(
            names = "--lifetime",
            paramLabel = "SECONDS",
            converter = Limit.Seconds.class,
            description = "The lifetime of its tokens, 1 to 86400, or the word default.")
    @JsonProperty("token_lifetime_seconds")
    private @Nullable Limit lifetime;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            converter = Limit.Requests.class,
            description = "How many tokens it may ask for, 1 to 1000000, or the word default.")
    @JsonProperty("token_requests_per_minute")
    private @Nullable Limit requestsPerMinute;

    @Option(
            names = "--dpop",
            negatable = true,
            description = "Bind its tokens to a key of the process that asks for them (RFC 9449).")
    @JsonProperty("dpop_bound_access_tokens")
    private @Nullable Boolean dpop;

    @ArgGroup
    @JsonIgnore
    private @Nullable Keys keys;

    /** The options for a client without a secret. */
    private static final class Keys {

        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description = "Authenticate with the private key in FILE (a JWK or PKCS#8 PEM). A missing file is made"
                        + " with a new key. Repeat to accept several keys.")
        private @Nullable List<Path> files;

        @Option(
                names = "--jwks-uri",
                paramLabel = "URL",
                description = "Authenticate with a key that the client publishes at URL (private_key_jwt).")
        private @Nullable URI jwksUri;
    }

    /** Returns the properties that the given options set, with the public keys of these files. */
    Map<String, Object> metadata(KeyFiles files) {
        Map<String, Object> metadata = JsonMapper.shared().convertValue(this, new TypeReference<>() {});
        if (!files.publicKeys().isEmpty()) {
            metadata.put("jwks", Map.of("keys", files.publicKeys()));
        } else if (keys != null && keys.jwksUri != null) {
            metadata.put("jwks_uri", keys.jwksUri.toString());
        }
        return metadata;
    }

    boolean isEmpty() {
        return !hasKeys() && metadata(new KeyFiles(List.of())).isEmpty();
    }

    /** Reads the given key files, and makes missing ones. */
    KeyFiles keyFiles() throws IOException {
        return KeyFiles.of(keys == null || keys.files == null ? List.of() : keys.files);
    }

    boolean hasResource() {
        return resources != null;
    }

    /** Returns whether the client is to authenticate with a key instead of a secret. */
    boolean hasKeys() {
        return keys != null;
    }
}
