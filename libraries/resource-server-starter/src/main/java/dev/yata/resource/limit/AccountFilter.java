package dev.yata.resource.limit;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Applies a limit to each request of an account. */
final class AccountFilter extends OncePerRequestFilter {

    private final Limit limit;
    private final HandlerExceptionResolver problems;

    AccountFilter(Limit limit, HandlerExceptionResolver problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            chain.doFilter(request, response);
            return;
        }
        Caller caller = new Caller(claim(token, "account"), claim(token, "client_id"));
        // The firewall rejects names and values of parameters when they are first read, maybe by the limit.
        try {
            limit.apply(caller, request, () -> chain.doFilter(request, response));
        } catch (Problem | RequestRejectedException refused) {
            problems.resolveException(request, response, null, refused);
        }
    }

    private static String claim(JwtAuthenticationToken token, String name) {
        return Objects.requireNonNull(token.getToken().getClaimAsString(name));
    }

    /** The account and the client of an access token. */
    record Caller(String account, String clientId) {}

    /** Runs the rest of the chain, or throws a problem. */
    @FunctionalInterface
    interface Limit {
        void apply(Caller caller, HttpServletRequest request, AccountLanes.Request rest)
                throws IOException, ServletException;
    }
}
