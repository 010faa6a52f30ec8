package dev.yata.auth.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects forms that a page of another origin sends (Fetch Metadata, {@code Sec-Fetch-Site}). The form token alone does not
 * protect the console on http: a page on another port of the same host can set its cookie.
 */
final class SameOriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    /** {@code none} means that the user started the request, for example by reloading a page. */
    private static final Set<String> TRUSTED_SITES = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (SAFE_METHODS.contains(request.getMethod()) || site == null || TRUSTED_SITES.contains(site)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
