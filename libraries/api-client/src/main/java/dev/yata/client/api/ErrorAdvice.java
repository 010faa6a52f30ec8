package dev.yata.client.api;

import dev.yata.client.http.FailureReason;
import dev.yata.client.http.HttpResponse;
import dev.yata.client.oauth.AccessToken;
import dev.yata.client.oauth.TokenUnavailable;
import dev.yata.mcp.server.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains failures to the assistant: the problem, the remedy, and whether anything was changed. */
final class ErrorAdvice {

    private static final int LONGEST_DETAIL = 1000;
    /** Finds the scopes that a request needs (RFC 6750 §3). */
    private static final Pattern NEEDED_SCOPE = Pattern.compile("scope=\"([^\"]*)\"");

    private static final String UNCHANGED = "Nothing was changed.";
    private static final String UNSURE = "Whether anything was changed is unknown: an attempt may have taken effect. ";

    private final URI api;
    private final Duration budget;
    private final Duration longestSilence;
    private final ApiTexts texts;

    ErrorAdvice(URI api, Duration budget, Duration longestSilence, ApiTexts texts) {
        this.api = api;
        this.budget = budget;
        this.longestSilence = longestSilence;
        this.texts = texts;
    }

    ApiFailure failure(ApiRequest request, FailureReason reason, boolean unsure) {
        String effect = effect(request, unsure);
        return new ApiFailure(
                switch (reason) {
                    case SILENT ->
                        "The " + texts.api() + " at " + api + " did not answer within " + longestSilence.toSeconds()
                                + " s (RESPONSE_TIMEOUT_SECONDS). Try again later. " + effect;
                    case TIMED_OUT ->
                        "The " + texts.api() + " at " + api + " did not answer in time (at most " + budget.toSeconds()
                                + " s). Try again later. " + effect;
                    case TOO_LARGE -> "The API's answer was too large. Ask for less, with a smaller limit. " + effect;
                    default -> "The " + texts.api() + " at " + api + " " + reason.advice("API_BASE_URL") + " " + effect;
                },
                0);
    }

    ApiFailure failure(ApiRequest request, TokenUnavailable cause, boolean unsure) {
        return new ApiFailure(cause.advice() + " " + effect(request, unsure), 0);
    }

    ApiFailure failure(ApiRequest request, UnexpectedAnswer cause) {
        return new ApiFailure(cause.advice() + " " + effect(request, true), 0);
    }

    /** @param token the token that was sent; the API's text may repeat it, but the advice does not */
    ApiFailure failure(ApiRequest request, HttpResponse response, AccessToken token, boolean unsure) {
        String effect = effect(request, unsure);
        return new ApiFailure(
                switch (response.status()) {
                    case 401 -> unauthorized(response) + " " + effect;
                    case 403 -> forbidden(response, token.scope()) + " " + effect;
                    case 404 -> notFound(request, response, token) + " " + effect;
                    case 412 -> texts.changedMeanwhile() + " " + effect;
                    case 413 -> texts.requestTooLarge() + " " + effect;
                    case 429 -> "Rate limited; retry " + when(response) + joined(effect);
                    case 503 ->
                        "The " + texts.api() + " is not available now; retry " + when(response) + joined(effect);
                    // The API's text may already say this, although an earlier attempt may have changed something.
                    default -> other(request, response, token).replace(" " + UNCHANGED, "") + " " + effect;
                },
                response.status());
    }

    private String effect(ApiRequest request, boolean unsure) {
        return unsure && request.isWrite() ? UNSURE + texts.lookFirst() : UNCHANGED;
    }

    /** Returns the effect as the continuation of a short sentence. */
    private static String joined(String effect) {
        return effect.equals(UNCHANGED) ? "; nothing was changed." : ". " + effect;
    }

    private static String unauthorized(HttpResponse response) {
        String challenge = response.header("www-authenticate");
        return challenge != null && challenge.contains("\"invalid_dpop_proof\"")
                ? "The API refused the proof of this client's key. Correct this machine's clock, and set API_BASE_URL"
                        + " to the API's own address."
                : "The API refused this client's token, a new one too. The client may have been disabled, or"
                        + " OAUTH_TOKEN_URL and API_BASE_URL don't belong together.";
    }

    private static String forbidden(HttpResponse response, String scope) {
        String challenge = response.header("www-authenticate");
        Matcher needed = NEEDED_SCOPE.matcher(challenge == null ? "" : challenge);
        if (!needed.find()) {
            return "This client may not do that: ask the admin.";
        }
        List<String> lacking = new ArrayList<>(List.of(needed.group(1).split(" ")));
        lacking.removeAll(List.of(scope.split(" ")));
        return lacking.isEmpty()
                ? "This client has the scope " + needed.group(1) + ", but the API refuses this request: ask the admin."
                : "This client lacks " + String.join(" ", lacking) + " (it has "
                        + (scope.isEmpty() ? "no scope" : scope)
                        + "); ask the admin to grant it. If OAUTH_SCOPE is set, add it there too.";
    }

    private String notFound(ApiRequest request, HttpResponse response, AccessToken token) {
        String fields = fields(request, Json.object(response.json()));
        if (!fields.isEmpty()) {
            return sentence(fields, token);
        }
        String path = request.uri().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String missing = texts.missing(last);
        return missing.isEmpty() ? "The API at " + api + " has no " + last + ": check API_BASE_URL." : missing;
    }

    private static String when(HttpResponse response) {
        Duration wait = response.retryAfter();
        return wait == null ? "later" : "after " + wait.toSeconds() + " s";
    }

    private String other(ApiRequest request, HttpResponse response, AccessToken token) {
        Map<String, @Nullable Object> problem = Json.object(response.json());
        if (response.status() / 100 == 3 || problem == null) {
            return "The API answered HTTP " + response.status() + " without saying why"
                    + (response.status() < 500 ? ": check API_BASE_URL." : ".");
        }
        for (Object text : Arrays.asList(fields(request, problem), problem.get("detail"), problem.get("title"))) {
            if (text instanceof String words && !words.isBlank()) {
                return sentence(words.strip(), token);
            }
        }
        return "The API answered HTTP " + response.status() + ".";
    }

    private String fields(ApiRequest request, @Nullable Map<String, @Nullable Object> problem) {
        List<String> found = new ArrayList<>();
        if (problem != null && problem.get("errors") instanceof List<?> elements) {
            for (Object element : elements) {
                Map<String, @Nullable Object> error = Json.object(element);
                if (error != null) {
                    found.add(texts.field(
                            request, String.valueOf(error.get("field")), String.valueOf(error.get("message"))));
                }
            }
        }
        return String.join("; ", found);
    }

    private static String sentence(String detail, AccessToken token) {
        String text = detail.replace(token.value(), "(the access token)");
        String shortened = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text;
        return shortened.endsWith(".") ? shortened : shortened + ".";
    }
}
