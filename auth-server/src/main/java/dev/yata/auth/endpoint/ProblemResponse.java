package dev.yata.auth.endpoint;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Writes a problem (RFC 9457) for a request that reaches no controller. */
@Component
public final class ProblemResponse {

    private final HandlerExceptionResolver problems;

    ProblemResponse(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail) {
        Problem problem = new Problem(status, detail);
        problem.setInstance(instance(request));
        problems.resolveException(request, response, null, problem);
    }

    /** Returns the path that the client requested. */
    private static URI instance(HttpServletRequest request) {
        try {
            // Two slashes at the beginning would be read as a host name.
            return new URI(ErrorText.path(request).replaceFirst("^/{2,}", "/"));
        } catch (URISyntaxException malformed) {
            return URI.create("/");
        }
    }
}
