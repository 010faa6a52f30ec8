package dev.yata.todo.security;

import dev.yata.todo.authserver.AuthServerProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.stereotype.Component;

/** The address of a request as its sender knows it: a proxy may have changed host, port and what comes before the path. */
@Component
class PublicUri {

    private static final String API = "/api/v1";

    private final URI resource;

    PublicUri(AuthServerProperties properties) {
        this.resource = URI.create(properties.apiResource());
    }

    /** Without query. */
    String of(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(API)
                ? resource + path.substring(API.length())
                : resource.getScheme() + "://" + resource.getRawAuthority() + path;
    }

    /** Where this API's metadata lies (RFC 9728 §3.1). */
    URI metadata() {
        return resource.resolve("/.well-known/oauth-protected-resource" + resource.getRawPath());
    }
}
