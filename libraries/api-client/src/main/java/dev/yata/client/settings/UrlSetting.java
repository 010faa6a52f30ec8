package dev.yata.client.settings;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks settings that are URLs or URIs. */
final class UrlSetting {

    private UrlSetting() {}

    /**
     * Returns an http or https URL without user, query and fragment.
     *
     * @param insecure whether plain http is allowed to hosts other than loopback
     */
    static URI url(String name, String text, boolean insecure) {
        URI url = uri(text);
        boolean http = url != null && "http".equalsIgnoreCase(url.getScheme());
        if (url == null || url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
            throw new InvalidSetting(name + " must be an http or https URL, such as http://localhost:"
                    + (name.equals("API_BASE_URL") ? "8080/api/v1" : "9000/oauth/token"));
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            throw new InvalidSetting(name + " must have a port from 1 to 65535");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new InvalidSetting(name + " must not have a user, query or fragment");
        }
        if (http && !insecure && !isLoopback(url.getHost())) {
            throw new InvalidSetting(name + " must be an https URL: plain http is allowed to loopback only, unless"
                    + " ALLOW_INSECURE_HTTP=true says that the network is trusted");
        }
        return url;
    }

    /** Returns a resource identifier (RFC 8707 §2). */
    static String resource(String name, String text) {
        URI resource = uri(text);
        if (resource == null || !resource.isAbsolute() || resource.getRawFragment() != null) {
            throw new InvalidSetting(name + " must be an absolute URI without fragment");
        }
        return text;
    }

    /** Returns null if the text is not a URI. */
    static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
