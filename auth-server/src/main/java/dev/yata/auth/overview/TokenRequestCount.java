package dev.yata.auth.overview;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests to the token endpoint by result: issued or refused. */
public final class TokenRequestCount extends OncePerRequestFilter {

    private final TokenHours hours;

    public TokenRequestCount(TokenHours hours) {
        this.hours = hours;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"/oauth/token".equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        hours.count(response.getStatus() == HttpStatus.OK.value());
    }
}
