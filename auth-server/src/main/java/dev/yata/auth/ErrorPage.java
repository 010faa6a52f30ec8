package dev.yata.auth;

import dev.yata.auth.console.ConsolePages;
import dev.yata.auth.endpoint.ErrorText;
import dev.yata.auth.endpoint.FormRequestRules;
import dev.yata.auth.endpoint.OAuthError;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers requests that the container, the firewall or a filter rejected before any controller: the console with a
 * page, the OAuth endpoints with an OAuth error, everything else with a problem.
 */
@Controller
class ErrorPage implements ErrorController {

    private final OAuthError oauthErrors;

    ErrorPage(OAuthError oauthErrors) {
        this.oauthErrors = oauthErrors;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.valueOf(code)
                : HttpStatus.NOT_FOUND;
        String path = ErrorText.path(request);
        if (ConsolePages.contains(path)) {
            return ConsolePages.problem(status);
        }
        if (!FormRequestRules.appliesTo(path)) {
            throw new Problem(status, ErrorText.of(status) + ".");
        }
        String error = status.is5xxServerError() ? "server_error" : "invalid_request";
        oauthErrors.write(response, status, error, ErrorText.of(status));
        return null;
    }
}
