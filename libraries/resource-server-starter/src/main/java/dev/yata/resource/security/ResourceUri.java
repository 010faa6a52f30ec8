package dev.yata.resource.security;

import dev.yata.resource.web.BasePath;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Builds public addresses. A proxy may have changed the host, port and beginning of the path that this service sees.
 */
public final class ResourceUri {

    private final URI identifier;
    private final String base;

    ResourceUri(ResourceProperties properties, BasePath base) {
        this.identifier = URI.create(properties.identifier());
        this.base = base.value();
    }

    /**
     * Returns the public address of a path.
     *
     * @param path below the base path, beginning with a slash
     */
    public String of(String path) {
        String start = identifier.toString();
        return (start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path;
    }

    /** Returns the public address of a request, without its query. */
    String of(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(base)
                ? of(path.substring(base.length()))
                : identifier.getScheme() + "://" + identifier.getRawAuthority() + path;
    }

    /** Returns the address of this API's metadata (RFC 9728 §3.1). */
    URI metadata() {
        return identifier.resolve("/.well-known/oauth-protected-resource" + identifier.getRawPath());
    }
}
