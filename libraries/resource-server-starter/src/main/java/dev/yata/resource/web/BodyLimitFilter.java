package dev.yata.resource.web;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Reads request bodies, and rejects bodies of more than 256 KiB with 413, with or without a Content-Length. Does not read
 * bodies of methods for which they have no meaning (RFC 9110 §9.3).
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    static final int MAX_BYTES = 256 << 10;

    private static final Set<String> METHODS_WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    private final HandlerExceptionResolver problems;

    BodyLimitFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return METHODS_WITHOUT_BODY.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try {
            body = request.getContentLengthLong() > MAX_BYTES
                    ? new byte[MAX_BYTES + 1]
                    : request.getInputStream().readNBytes(MAX_BYTES + 1);
        } catch (IOException unread) {
            if (!(unread.getCause() instanceof SocketTimeoutException)) {
                throw unread;
            }
            // Tomcat writes this response itself, and would answer 400.
            response.setStatus(HttpStatus.REQUEST_TIMEOUT.value());
            return;
        }
        if (body.length <= MAX_BYTES) {
            chain.doFilter(new BufferedRequest(request, body), response);
            return;
        }
        Problem tooLong = new Problem(
                HttpStatus.CONTENT_TOO_LARGE, "The body is longer than %d KiB; send less.".formatted(MAX_BYTES >> 10));
        problems.resolveException(request, response, null, tooLong);
    }
}
