package dev.yata.auth.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An API that this server issues tokens for: {@code yata.resources.<name>}.
 *
 * @param url the resource identifier (RFC 8707), which becomes the {@code aud} of its tokens
 * @param scopes its scopes (RFC 6749 section 3.3)
 * @param title what people call it; null for its URL
 * @param subPaths whether clients may also ask for a URL below it, which becomes the {@code aud} instead
 */
public record ProtectedResource(
        String url, List<String> scopes, @Nullable String title, boolean subPaths) {

    /** Plain segments, none of which is {@code .} or {@code ..}, so that a URL has one spelling only. */
    private static final Pattern SUB_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,100}){1,10}");

    /** Configuration that leaves out the scopes gives null. */
    public ProtectedResource {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    /** Whether a token with this audience is a token of this resource. */
    public boolean accepts(String audience) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return audience.equals(url)
                || (subPaths
                        && audience.startsWith(base)
                        && SUB_PATH.matcher(audience.substring(base.length())).matches());
    }

    /** Whether its tokens may carry the scope. {@code tokens:introspect} is about the tokens of every resource. */
    public boolean hasScope(String scope) {
        return scopes.contains(scope) || scope.equals(ProtectedResources.TOKENS_INTROSPECT);
    }
}
