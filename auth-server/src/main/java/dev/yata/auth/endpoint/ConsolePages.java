package dev.yata.auth.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Which requests are made by people with a browser, and the page they get for an error. */
public final class ConsolePages {

    private ConsolePages() {}

    /** Everything below {@code /admin} but the admin API; also while the error page answers in its place. */
    public static boolean cover(HttpServletRequest request) {
        String path = ProblemResponse.path(request);
        boolean admin = path.equals("/admin") || path.startsWith("/admin/");
        return admin && !path.equals("/admin/api") && !path.startsWith("/admin/api/");
    }

    /** What a status means to a person, and what to do. */
    public static String describe(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                "The request is malformed. Nothing was changed; go back, reload the page and try again.";
            case FORBIDDEN ->
                "The form you sent was not from your present session: perhaps you signed in or out meanwhile."
                        + " Nothing was changed; go back, reload the page and send it again.";
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This address takes no such request. Nothing was changed.";
            case SERVICE_UNAVAILABLE ->
                "The database does not answer at the moment. Nothing was changed; try again in a few seconds.";
            default -> Refusal.describe(status) + ".";
        };
    }

    public static ModelAndView problem(HttpStatus status) {
        return problem(status, describe(status));
    }

    public static ModelAndView problem(HttpStatus status, String detail) {
        Map<String, Object> model =
                Map.of("status", status.value(), "reason", status.getReasonPhrase(), "detail", detail);
        return new ModelAndView("console/problem", model, status);
    }
}
