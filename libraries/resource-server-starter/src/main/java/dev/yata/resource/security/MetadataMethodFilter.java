package dev.yata.resource.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers HEAD for the metadata as GET, and other methods with 405. Spring's own filter answers only GET. */
final class MetadataMethodFilter extends OncePerRequestFilter {

    /** Is where the metadata of an API begins (RFC 9728 §3.1). */
    static final String PATH = "/.well-known/oauth-protected-resource";

    private static final String GET = HttpMethod.GET.name();
    private static final String HEAD = HttpMethod.HEAD.name();

    private final HandlerExceptionResolver problems;

    MetadataMethodFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !path.equals(PATH) && !path.startsWith(PATH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String method = request.getMethod();
        if (method.equals(HEAD)) {
            chain.doFilter(new GetRequest(request), response);
        } else if (method.equals(GET)) {
            chain.doFilter(request, response);
        } else {
            problems.resolveException(
                    request, response, null, new HttpRequestMethodNotSupportedException(method, List.of(GET, HEAD)));
        }
    }

    /** Replaces the method. Tomcat still knows that it must not send a body. */
    private static final class GetRequest extends HttpServletRequestWrapper {

        GetRequest(HttpServletRequest head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return GET;
        }
    }
}
