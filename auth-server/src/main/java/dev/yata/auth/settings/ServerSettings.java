package dev.yata.auth.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who this server is and which API it issues tokens for.
 *
 * @param issuer {@code yata.issuer} (YATA_ISSUER): the issuer identifier (RFC 8414 section 2), scheme, host and port only.
 *     Behind a proxy that terminates TLS it is the proxy's https URL.
 * @param apiResource {@code yata.api-resource} (YATA_API_RESOURCE): the resource identifier (RFC 8707) of the todo API,
 *     the audience of a token when the client asks for no other
 * @param apiScopes {@code yata.api-scopes} (YATA_API_SCOPES): the API's scopes (RFC 6749 section 3.3), which the first
 *     client gets all of
 */
@ConfigurationProperties("yata")
public record ServerSettings(String issuer, String apiResource, List<String> apiScopes) {

    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");

    public ServerSettings {
        if (!SafeUrl.parse("YATA_ISSUER", issuer).getRawPath().isEmpty()) {
            throw new StartRefusedException(
                    "YATA_ISSUER is " + issuer + ", which has a path.",
                    "Give scheme, host and port only, without a trailing slash: https://auth.example.com");
        }
        SafeUrl.parse("YATA_API_RESOURCE", apiResource);
        if (apiScopes.isEmpty() || !apiScopes.stream().allMatch(SCOPE.asMatchPredicate())) {
            throw new StartRefusedException(
                    "YATA_API_SCOPES names no scope, or one with characters that no scope may have.",
                    "Give scopes separated by commas: todos:read,todos:write");
        }
        apiScopes = List.copyOf(apiScopes);
    }

    /** Whether browsers and clients reach this server over TLS, be it ended here or by a proxy. */
    public boolean isHttps() {
        return issuer.startsWith("https:");
    }

    /** The absolute URL of one of this server's own paths. */
    public String url(String path) {
        return issuer + path;
    }
}
