package dev.yata.launcher.admin;

import dev.yata.command.Printable;
import dev.yata.command.UserError;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Explains a refused request: translates a problem (RFC 9457) from the API's property names to the options. */
final class Refusal {

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("client_name", "--name"),
            Map.entry("account", "--account"),
            Map.entry("scopes", "--scope"),
            Map.entry("resources", "--resource"),
            Map.entry("grant_types", "--grant-type"),
            Map.entry("token_lifetime_seconds", "--lifetime"),
            Map.entry("token_requests_per_minute", "--requests-per-minute"),
            Map.entry("token_endpoint_auth_method", "--key-file or --jwks-uri"),
            Map.entry("jwks", "--key-file"),
            Map.entry("jwks_uri", "--jwks-uri"),
            Map.entry("dpop_bound_access_tokens", "--dpop"),
            Map.entry("overlap_seconds", "--overlap-hours"),
            Map.entry("q", "--search"),
            Map.entry("state", "--state"),
            Map.entry("actor", "--actor"),
            Map.entry("action", "--action"),
            Map.entry("target", "--client"),
            Map.entry("since", "--since"),
            Map.entry("until", "--until"),
            Map.entry("limit", "--limit"));

    /** Property names in a sentence. Excludes those that are ordinary words. */
    private static final Pattern API_WORD =
            Pattern.compile("\\b(?:[a-z]+(?:_[a-z]+)+|jwks)\\b(?! *(?:URL|URI))", Pattern.CASE_INSENSITIVE);

    private static final String UNCHANGED = "Nothing was changed.";

    private static final int STORAGE_FULL = 507;

    private Refusal() {}

    /** Returns the error to show. A 4xx has changed nothing (RFC 9110 section 15.5), and 507 neither; another 5xx may have. */
    static UserError of(HttpResponse<?> response, String body) {
        String text = explain(response, body);
        if (response.statusCode() / 100 == 4 || response.statusCode() == STORAGE_FULL) {
            return new UserError(text.contains("Nothing was changed") ? text : text + separator(text) + UNCHANGED);
        }
        return UserError.unsure(text);
    }

    private static String separator(String text) {
        return text.contains("\n") ? "\n" : " ";
    }

    private static String explain(HttpResponse<?> response, String body) {
        int status = response.statusCode();
        JsonNode problem = parse(body);
        String detail = problem.path("detail").asString(problem.path("title").asString(""));
        if (detail.isEmpty()) {
            detail = "The auth-server refused the request with HTTP " + status + ". "
                    + (status < 500
                            ? "Check the id with ./yata clients list."
                            : "Check with ./yata clients list (or show) whether anything changed.");
        }
        List<String> errors = problem.path("errors")
                .valueStream()
                .map(error -> "  " + option(error.path("field").asString("")) + ": "
                        + inOptions(error.path("message").asString("")))
                .toList();
        String retry = response.headers()
                .firstValue("Retry-After")
                .map(seconds -> "Try again in " + Printable.of(seconds) + " s.")
                .orElse("");
        return Stream.concat(Stream.of((inOptions(detail) + " " + retry).strip()), errors.stream())
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode parse(String body) {
        try {
            return JsonMapper.shared().readTree(body.isEmpty() ? "null" : body);
        } catch (JacksonException notJson) {
            return JsonMapper.shared().nullNode();
        }
    }

    /** Returns the option for a field. The field may be an element of a list, for example {@code scopes[1]}. */
    private static String option(String field) {
        String name = field.replaceFirst("[\\[.].*", "");
        return OPTIONS.getOrDefault(name, Printable.of(field));
    }

    private static String inOptions(String text) {
        return Printable.of(
                API_WORD.matcher(text).replaceAll(word -> OPTIONS.getOrDefault(word.group(), word.group())));
    }
}
