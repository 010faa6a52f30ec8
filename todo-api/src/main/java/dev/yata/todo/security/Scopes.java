package dev.yata.todo.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which scope a request needs. */
final class Scopes {

    static final String READ = "todos:read";
    static final String WRITE = "todos:write";

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private Scopes() {}

    /** Reading needs {@code todos:read}, everything else {@code todos:write}. */
    static String neededBy(HttpServletRequest request) {
        return SAFE_METHODS.contains(request.getMethod()) ? READ : WRITE;
    }
}
