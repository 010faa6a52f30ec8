package dev.yata.resource.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds a URI without query and fragment. It is normalized so that all spellings of an address are equal (RFC 3986
 * §6.2.2 and §6.2.3). Two of them are equal if they name the same target of a DPoP proof (RFC 9449 §4.3). A trailing
 * slash is ignored, as in the API itself.
 */
public record TargetUri(String scheme, String host, int port, String path) {

    /** Parses a URI; returns nothing if it has no host. */
    public static Optional<TargetUri> of(String text) {
        try {
            URI uri = new URI(text).normalize();
            if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
            String path = uri.getPath().endsWith("/")
                    ? uri.getPath().substring(0, uri.getPath().length() - 1)
                    : uri.getPath();
            return Optional.of(new TargetUri(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, path));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
