package dev.yata.auth.console;

import dev.yata.auth.audit.InvalidFilterException;
import dev.yata.auth.audit.TooManyExportsException;
import dev.yata.auth.client.ClientConflictException;
import dev.yata.auth.client.UnknownClientException;
import dev.yata.auth.key.OutdatedMasterKeyException;
import dev.yata.auth.page.InvalidCursorException;
import dev.yata.auth.token.UnknownTokenException;
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

    @ExceptionHandler({UnknownClientException.class, UnknownTokenException.class})
    ModelAndView unknown(RuntimeException unknown, HttpServletRequest request) {
        return page(HttpStatus.NOT_FOUND, String.valueOf(unknown.getMessage()), request);
    }

    @ExceptionHandler({ClientConflictException.class, OutdatedMasterKeyException.class})
    ModelAndView conflict(RuntimeException conflict, HttpServletRequest request) {
        return page(HttpStatus.CONFLICT, String.valueOf(conflict.getMessage()), request);
    }

    @ExceptionHandler
    ModelAndView changed(OptimisticLockingFailureException changed, HttpServletRequest request) {
        return page(
                HttpStatus.CONFLICT,
                "Another request changed this client at the same time. Nothing was changed; reload it and try again.",
                request);
    }

    /** Discards the headers of the file download before it renders a page. */
    @ExceptionHandler
    ModelAndView tooMany(TooManyExportsException tooMany, HttpServletRequest request, HttpServletResponse response) {
        response.reset();
        tooMany.getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
        return page(
                HttpStatus.TOO_MANY_REQUESTS, String.valueOf(tooMany.getBody().getDetail()), request);
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        InvalidCursorException.class,
        InvalidFilterException.class
    })
    ModelAndView malformed(RuntimeException malformed, HttpServletRequest request) {
        return page(HttpStatus.BAD_REQUEST, ConsolePages.describe(HttpStatus.BAD_REQUEST), request);
    }

    /** Renders the page without a user, because sessions are in the database. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ModelAndView databaseAway(RuntimeException failed) {
        log.error("The database did not answer", failed);
        return ConsolePages.problem(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler
    ModelAndView unexpected(Exception failed, HttpServletRequest request) {
        if (failed instanceof ErrorResponse refused) {
            HttpStatus status = HttpStatus.valueOf(refused.getStatusCode().value());
            return page(status, ConsolePages.describe(status), request);
        }
        log.error("A page failed because of an internal error", failed);
        return page(HttpStatus.INTERNAL_SERVER_ERROR, ConsolePages.describe(HttpStatus.INTERNAL_SERVER_ERROR), request);
    }

    private static ModelAndView page(HttpStatus status, String detail, HttpServletRequest request) {
        ModelAndView page = ConsolePages.problem(status, detail);
        Principal user = request.getUserPrincipal();
        page.addObject("user", user == null ? null : user.getName());
        return page;
    }
}
