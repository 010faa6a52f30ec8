package dev.yata.client.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the proxy for a server. Connects to this machine directly.
 *
 * @param https the proxy for https servers, such as {@code http://user:password@proxy.example:3128}; null for none
 * @param http the proxy for http servers; null for none
 * @param direct hosts without a proxy: {@code *}, {@code host}, {@code host:port}, or {@code *} before or after a part
 *     of a name; a name also stands for the names below it, with or without a dot before it
 */
public record Proxies(@Nullable URI https, @Nullable URI http, List<String> direct) {

    public static final Proxies NONE = new Proxies(null, null, List.of());

    private static final List<String> LOOPBACK = List.of("localhost", "127.*", "[::1]", "::1");

    boolean isEmpty() {
        return https == null && http == null;
    }

    /** Returns null for a direct connection. */
    @Nullable
    URI of(URI server) {
        boolean isHttps = "https".equalsIgnoreCase(server.getScheme());
        int port = server.getPort() < 0 ? (isHttps ? 443 : 80) : server.getPort();
        String host = server.getHost().toLowerCase(Locale.ROOT);
        return matches(LOOPBACK, host, port) || matches(direct, host, port) ? null : (isHttps ? https : http);
    }

    private static boolean matches(List<String> patterns, String host, int port) {
        return patterns.stream()
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .anyMatch(pattern -> matches(pattern, host) || matches(pattern, host + ":" + port));
    }

    private static boolean matches(String pattern, String host) {
        if (pattern.endsWith("*")) {
            return host.startsWith(pattern.substring(0, pattern.length() - 1));
        }
        String suffix = pattern.startsWith("*") ? pattern.substring(1) : pattern;
        if (suffix.startsWith(".")) {
            return host.endsWith(suffix) || host.equals(suffix.substring(1));
        }
        return !suffix.isEmpty()
                && (pattern.startsWith("*")
                        ? host.endsWith(suffix)
                        : host.equals(suffix) || host.endsWith("." + suffix));
    }

    /** Leaves out the proxies, because they may contain passwords. */
    @Override
    public String toString() {
        return "Proxies[direct=" + direct + "]";
    }
}
