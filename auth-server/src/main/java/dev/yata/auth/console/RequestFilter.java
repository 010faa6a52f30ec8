package dev.yata.auth.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects requests that no page of the console sends: forms of other origins, and unreadable parameters. */
final class RequestFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    /** {@code none} means that the user started the request, for example by reloading a page. */
    private static final Set<String> TRUSTED_SITES = Set.of("same-origin", "none");

    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\uFFFD&&[^\\t\\r\\n]]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isReadable(request)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else if (!isOfSameOrigin(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Checks who sends a form (Fetch Metadata, {@code Sec-Fetch-Site}). The form token alone does not protect the
     * console on http: a page on another port of the same host can set its cookie.
     */
    private static boolean isOfSameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return SAFE_METHODS.contains(request.getMethod()) || site == null || TRUSTED_SITES.contains(site);
    }

    /**
     * Finds malformed UTF-8, control characters except tabs and line breaks, and names with an index, which data binding
     * would use as the size of a list. A user name or password may contain any character.
     */
    private static boolean isReadable(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                            .noneMatch(parameter -> parameter.getKey().contains("[")
                                    || UNREADABLE
                                            .matcher(String.join("", parameter.getValue()))
                                            .find())
                    || request.getServletPath().equals(LoginPage.PATH);
        } catch (IllegalStateException malformed) {
            return false;
        }
    }
}
