package dev.yata.launcher.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What both {@code create} and {@code edit} can set; what is not typed is not sent. */
final class ClientOptions {

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "Whose todos it sees (at first: default).")
    private @Nullable String account;

    @Option(
            names = "--resource",
            paramLabel = "URL",
            description = "What it may ask tokens for; may be repeated (at first: the todo-api).")
    private @Nullable List<String> resources;

    @Option(
            names = "--lifetime",
            paramLabel = "SECONDS",
            converter = Limit.Seconds.class,
            description = "Life of its tokens, 1 to 86400, or the word default.")
    private @Nullable Limit lifetime;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            converter = Limit.Requests.class,
            description = "How many tokens it may ask for, 1 to 1000000, or the word default.")
    private @Nullable Limit requestsPerMinute;

    @Option(
            names = "--dpop",
            negatable = true,
            description = "Bind its tokens to a key of the process that asks for them (RFC 9449).")
    private @Nullable Boolean dpop;

    @ArgGroup
    private @Nullable Keys keys;

    /** With a private key there is no secret that anybody else could know. */
    private static final class Keys {

        @Option(
                names = "--key-file",
                paramLabel = "FILE",
                description =
                        "Authenticate with the private key in FILE (a JWK or PKCS#8 PEM), which is made when there"
                                + " is none; repeat to accept several keys.")
        private @Nullable List<Path> files;

        @Option(
                names = "--jwks-uri",
                paramLabel = "URL",
                description = "Authenticate with a key published at URL (private_key_jwt).")
        private @Nullable URI jwksUri;
    }

    /** The fields of the API's client, with these keys. */
    Map<String, Object> fields(List<Map<String, Object>> publicKeys) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (account != null) {
            fields.put("account", account);
        }
        if (resources != null) {
            fields.put("resources", resources);
        }
        if (lifetime != null) {
            fields.put("token_lifetime_seconds", lifetime.number());
        }
        if (requestsPerMinute != null) {
            fields.put("token_requests_per_minute", requestsPerMinute.number());
        }
        if (dpop != null) {
            fields.put("dpop_bound_access_tokens", dpop);
        }
        if (!publicKeys.isEmpty()) {
            fields.put("jwks", Map.of("keys", publicKeys));
        } else if (keys != null && keys.jwksUri != null) {
            fields.put("jwks_uri", keys.jwksUri.toString());
        }
        return fields;
    }

    /** The keys of the files typed; a file that is missing is made. */
    KeyFiles keyFiles() throws IOException {
        return KeyFiles.of(keys == null || keys.files == null ? List.of() : keys.files);
    }

    /** Whether the client is to authenticate with a key instead of a secret. */
    boolean hasKeys() {
        return keys != null;
    }
}
