package dev.yata.auth.endpoint;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Gives the promised form to what the container, the firewall or a filter refused before any controller saw it. */
@Controller
class ErrorPage implements ErrorController {

    private final ProblemResponse problems;
    private final OAuthError oauthErrors;

    ErrorPage(ProblemResponse problems, OAuthError oauthErrors) {
        this.problems = problems;
        this.oauthErrors = oauthErrors;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        if (ConsolePages.cover(request)) {
            boolean databaseAway = failure instanceof DataAccessException || failure instanceof TransactionException;
            return ConsolePages.problem(databaseAway ? HttpStatus.SERVICE_UNAVAILABLE : status);
        }
        if (failure instanceof DataAccessException failed) {
            throw failed;
        }
        if (FormRequestRules.cover(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
            String error = status.is5xxServerError() ? "server_error" : "invalid_request";
            oauthErrors.write(response, status, error, Refusal.describe(status));
        } else {
            problems.write(request, response, status, Refusal.describe(status) + ".");
        }
        return null;
    }
}
