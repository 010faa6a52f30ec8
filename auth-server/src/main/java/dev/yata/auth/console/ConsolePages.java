package dev.yata.auth.console;

import dev.yata.auth.endpoint.ErrorText;
import dev.yata.resource.problem.InvalidField;
import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Decides which requests belong to the console, and makes its error pages. */
public final class ConsolePages {

    private ConsolePages() {}

    /** Returns whether a path belongs to the console: everything below {@code /admin} except the admin API. */
    public static boolean contains(String path) {
        return (path + "/").startsWith("/admin/") && !(path + "/").startsWith("/admin/api/");
    }

    static boolean contains(HttpServletRequest request) {
        return contains(ErrorText.path(request));
    }

    /** Explains a status to a person, and what to do. */
    static String describe(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                "The request is malformed. Nothing was changed; go back, reload the page and try again.";
            case FORBIDDEN ->
                "The form does not belong to your current session. You may have signed in or out in the meantime."
                        + " Nothing was changed; go back, reload the page and send it again.";
            case NOT_FOUND -> "The console has no such page.";
            case METHOD_NOT_ALLOWED -> "This page does not accept such requests. Nothing was changed.";
            case INSUFFICIENT_STORAGE ->
                "Storage is full: the database has no disk space left. Nothing was changed. Free some space on its"
                        + " disk, and try again.";
            case SERVICE_UNAVAILABLE ->
                "The database does not answer at the moment. Nothing was changed; try again in a few seconds.";
            default -> ErrorText.of(status) + ".";
        };
    }

    /** Makes a page that explains a status. */
    public static ModelAndView problem(HttpStatus status) {
        return problem(status, describe(status));
    }

    static ModelAndView problem(HttpStatus status, String detail) {
        Map<String, Object> model =
                Map.of("status", status.value(), "reason", status.getReasonPhrase(), "detail", detail);
        return new ModelAndView("console/problem", model, status);
    }

    /** Returns the invalid fields of a problem and what each of them must be. */
    @SuppressWarnings("unchecked")
    static Map<String, String> fieldErrors(Problem problem) {
        Map<String, Object> properties =
                Objects.requireNonNullElse(problem.getBody().getProperties(), Map.of());
        return ((List<InvalidField>) properties.getOrDefault("errors", List.of()))
                .stream()
                        .collect(
                                Collectors.toMap(InvalidField::field, InvalidField::message, (first, second) -> first));
    }
}
