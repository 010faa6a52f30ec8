package dev.yata.auth.endpoint;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the promised form to what the container, the firewall or a filter refused before any controller saw it. */
@RestController
class ErrorPage implements ErrorController {

    private final ProblemResponse problems;
    private final OAuthError oauthErrors;

    ErrorPage(ProblemResponse problems, OAuthError oauthErrors) {
        this.problems = problems;
        this.oauthErrors = oauthErrors;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof DataAccessException failed) {
            throw failed;
        }
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        if (FormRequestRules.cover(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
            String error = status.is5xxServerError() ? "server_error" : "invalid_request";
            oauthErrors.write(response, status, error, Refusal.describe(status));
        } else {
            problems.write(request, response, status, Refusal.describe(status) + ".");
        }
    }
}
