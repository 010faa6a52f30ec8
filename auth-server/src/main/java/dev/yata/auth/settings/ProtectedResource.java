package dev.yata.auth.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An API that this server issues tokens for, configured as {@code yata.resources.<name>}.
 *
 * @param url the resource identifier (RFC 8707), which becomes the {@code aud} of its tokens
 * @param scopes its scopes (RFC 6749 section 3.3); a new client of the console gets the first one
 * @param scopeDescriptions what a scope allows, by scope, for people; scopes without a text are left out
 * @param title its name for people; null to show its URL
 * @param subPaths whether clients may also request a token for a URL below {@code url}; the {@code aud} is then that
 *     URL
 */
public record ProtectedResource(
        String url,
        List<String> scopes,
        Map<String, String> scopeDescriptions,
        @Nullable String title,
        boolean subPaths) {

    /** Accepts only plain segments other than {@code .} and {@code ..}, so that each URL has only one spelling. */
    private static final Pattern SUB_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]{1,100}){1,10}");

    /** Replaces null by an empty value, for what the configuration leaves out. */
    public ProtectedResource {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
        scopeDescriptions = scopeDescriptions == null ? Map.of() : Map.copyOf(scopeDescriptions);
    }

    /** Returns whether a token with this audience is for this resource. */
    public boolean accepts(String audience) {
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return audience.equals(url)
                || (subPaths
                        && audience.startsWith(base)
                        && SUB_PATH.matcher(audience.substring(base.length())).matches());
    }

    /** Returns whether its tokens may have the scope. Tokens of every resource may have {@code tokens:introspect}. */
    public boolean hasScope(String scope) {
        return scopes.contains(scope) || scope.equals(ProtectedResources.TOKENS_INTROSPECT);
    }
}
