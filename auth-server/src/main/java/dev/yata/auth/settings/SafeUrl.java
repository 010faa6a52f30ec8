package dev.yata.auth.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the URLs of resources and of published keys. Accepts https, and http only on loopback; rejects a user or
 * fragment.
 */
public final class SafeUrl {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "[::1]");
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

    private static final int MAX_PORT = 65_535;

    private SafeUrl() {}

    /** Returns whether this is an https URL, or http on loopback, without user and fragment. It may have a query. */
    public static boolean accepts(String value) {
        URI url = parse(value);
        return url != null && url.getHost() != null && url.getFragment() == null && isSafe(url);
    }

    static URI parse(String setting, String value) {
        URI url = parse(value);
        if (url == null || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw refused(setting, value, "is not an absolute URL without query and fragment");
        }
        if (!isSafe(url)) {
            throw refused(
                    setting,
                    value,
                    "is neither https nor plain http on loopback, or has a user, or a port out of 1 to " + MAX_PORT);
        }
        return url;
    }

    private static @Nullable URI parse(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static boolean isSafe(URI url) {
        boolean encrypted = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && isLoopback(url.getHost());
        boolean reachable = url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= MAX_PORT);
        return (encrypted || local) && reachable && url.getUserInfo() == null;
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK_NAMES.contains(host) || LOOPBACK_ADDRESS.matcher(host).matches();
    }

    private static StartRefusedException refused(String setting, String value, String reason) {
        return new StartRefusedException(
                setting + " is " + value + ", which " + reason + ".",
                "Use https, for instance the URL of a proxy that terminates TLS, or a loopback address to try things out.");
    }
}
