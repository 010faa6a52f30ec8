package dev.yata.auth;

import dev.yata.auth.console.ConsolePages;
import dev.yata.resource.problem.DatabaseFailure;
import dev.yata.resource.problem.DatabaseFailureLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers if the database fails in another filter, for example while a filter reads a session or checks a password.
 * Otherwise Tomcat would log a stack trace for each request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class DatabaseFailureFilter extends OncePerRequestFilter {

    private final DatabaseFailureLog databaseFailures;
    private final HandlerExceptionResolver problems;

    DatabaseFailureFilter(
            DatabaseFailureLog databaseFailures,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.databaseFailures = databaseFailures;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failed) {
            if (response.isCommitted() || DatabaseFailure.of(failed).isEmpty()) {
                throw failed;
            }
            answer(request, response, failed);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException failed)
            throws IOException {
        if (ConsolePages.contains(request.getRequestURI())) {
            if (databaseFailures
                    .add(failed)
                    .filter(DatabaseFailure::isStorageFull)
                    .isPresent()) {
                response.sendError(HttpStatus.INSUFFICIENT_STORAGE.value());
            } else {
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            }
        } else {
            problems.resolveException(request, response, null, failed);
        }
    }
}
