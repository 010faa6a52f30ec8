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

/**
 * Limits how many requests of an account run at a time. Runs after the body has been read and before a filter that
 * takes a connection to the database. A client that reads its response slowly blocks only its own account.
 */
final class AccountLimitFilter extends OncePerRequestFilter {

    private final AccountLanes lanes;
    private final HeavyRequests heavy;
    private final HandlerExceptionResolver problems;

    AccountLimitFilter(AccountLanes lanes, HeavyRequests heavy, HandlerExceptionResolver problems) {
        this.lanes = lanes;
        this.heavy = heavy;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            chain.doFilter(request, response);
            return;
        }
        String account = Objects.requireNonNull(token.getToken().getClaimAsString("account"));
        // The firewall rejects names and values of parameters when they are first read, here or in the controller.
        try {
            lanes.run(account, heavy.isHeavy(request), () -> chain.doFilter(request, response));
        } catch (Problem | RequestRejectedException refused) {
            problems.resolveException(request, response, null, refused);
        }
    }
}
