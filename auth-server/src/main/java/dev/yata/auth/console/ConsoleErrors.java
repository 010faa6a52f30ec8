package dev.yata.auth.console;

import dev.yata.resource.problem.DatabaseFailure;
import dev.yata.resource.problem.DatabaseFailureLog;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Shows exceptions of the console as pages. */
@ControllerAdvice(basePackageClasses = ConsoleErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConsoleErrors {

    private static final Logger log = LoggerFactory.getLogger(ConsoleErrors.class);

    private final DatabaseFailureLog databaseFailures;

    ConsoleErrors(DatabaseFailureLog databaseFailures) {
        this.databaseFailures = databaseFailures;
    }

    /** Shows the detail of a problem. A malformed request gets the general text, because no form of a page sends one. */
    @ExceptionHandler
    ModelAndView problem(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        problem.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        HttpStatus status = HttpStatus.valueOf(problem.getStatusCode().value());
        return page(
                status,
                status == HttpStatus.BAD_REQUEST
                        ? ConsolePages.describe(status)
                        : String.valueOf(problem.getBody().getDetail()),
                request);
    }

    @ExceptionHandler
    ModelAndView changed(OptimisticLockingFailureException changed, HttpServletRequest request) {
        return page(
                HttpStatus.CONFLICT,
                "Another request changed this client at the same time. Nothing was changed; reload it and try again.",
                request);
    }

    /** Renders the page without a user, because sessions are in the database. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ModelAndView databaseUnavailable(Exception failed) {
        boolean isFull = databaseFailures
                .add(failed)
                .filter(DatabaseFailure::isStorageFull)
                .isPresent();
        return ConsolePages.problem(isFull ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler
    ModelAndView unexpected(Exception failed, HttpServletRequest request) {
        // Hibernate does not distinguish it, so it has no exception of its own.
        if (DatabaseFailure.of(failed).filter(DatabaseFailure::isStorageFull).isPresent()) {
            return databaseUnavailable(failed);
        }
        HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        if (failed instanceof ErrorResponse refused) {
            status = HttpStatus.valueOf(refused.getStatusCode().value());
        } else if (failed instanceof MethodArgumentTypeMismatchException) {
            status = HttpStatus.BAD_REQUEST;
        } else {
            log.error("A page failed because of an internal error", failed);
        }
        return page(status, ConsolePages.describe(status), request);
    }

    private static ModelAndView page(HttpStatus status, String detail, HttpServletRequest request) {
        Principal user = request.getUserPrincipal();
        return ConsolePages.problem(status, detail).addObject("user", user == null ? null : user.getName());
    }
}
