package dev.yata.resource.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its ID, in the answer's header {@code X-Request-Id} and in the log. Must come before all others. */
public final class RequestIdFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestId.class.getName();

    /** Returns false, because the container handles an error after this filter has ended, and has reset the headers. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getAttribute(ATTRIBUTE) instanceof String known ? known : RequestId.of(request);
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.NAME, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(RequestId.NAME);
        }
    }
}
