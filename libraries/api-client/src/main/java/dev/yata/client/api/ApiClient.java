package dev.yata.client.api;

import dev.yata.client.http.Deadline;
import dev.yata.client.http.FailureReason;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.HttpFailure;
import dev.yata.client.http.HttpResponse;
import dev.yata.client.http.Retries;
import dev.yata.client.oauth.AccessToken;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.TokenEndpoint;
import dev.yata.client.oauth.TokenUnavailable;
import dev.yata.client.settings.ClientSettings;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.call.RequestId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one API with an access token. Repeats a request after a temporary failure, and once with a new
 * token after a 401, within one budget of time. Repeating is safe: GET, PUT and DELETE are idempotent (RFC 9110
 * §9.2.2), POST has an Idempotency-Key.
 */
public final class ApiClient {

    private static final int ATTEMPTS = 3;

    /** The largest response in bytes that a call reads without reserving memory: at most 1/512 of the heap. */
    private static final int MAX_UNRESERVED_BYTES =
            (int) Math.min(HttpClient.LARGEST_BODY, Runtime.getRuntime().maxMemory() / 512);

    /** In bytes. A response is in memory up to 12 times: as bytes, text, JSON, objects, result and line. */
    private static final long LARGE_BODY_MEMORY = 12L * HttpClient.LARGEST_BODY;

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);

    private final URI baseUrl;
    private final HttpClient http;
    private final AccessTokens tokens;
    private final ErrorAdvice advice;
    private final Duration budget;
    private final int maxAttempts;
    private final MemoryBudget memory;

    private ApiClient(
            URI baseUrl,
            HttpClient http,
            AccessTokens tokens,
            ErrorAdvice advice,
            Duration budget,
            int maxAttempts,
            MemoryBudget memory) {
        this.baseUrl = baseUrl;
        this.http = http;
        this.tokens = tokens;
        this.advice = advice;
        this.budget = budget;
        this.maxAttempts = maxAttempts;
        this.memory = memory;
    }

    /** Returns a client that reserves memory for large responses in the budget of a server's calls. */
    public static ApiClient of(ClientSettings settings, MemoryBudget memory, ApiTexts texts) {
        HttpClient http = new HttpClient(settings.timeouts(), settings.proxies());
        Duration budget = settings.timeouts().call();
        AccessTokens tokens = new AccessTokens(new TokenEndpoint(settings.client(), http, budget));
        return of(settings.baseUrl(), http, tokens, budget, memory, texts);
    }

    /**
     * Returns a client that shares connections and tokens with others.
     *
     * @param baseUrl without a trailing slash
     * @param budget for all attempts at one request
     */
    public static ApiClient of(
            URI baseUrl, HttpClient http, AccessTokens tokens, Duration budget, MemoryBudget memory, ApiTexts texts) {
        ErrorAdvice advice = new ErrorAdvice(baseUrl, budget, http.longestSilence(), texts);
        return new ApiClient(baseUrl, http, tokens, advice, budget, ATTEMPTS, memory);
    }

    /**
     * Returns a client with the settings of the environment, such as {@code OAUTH_CLIENT_ID} and {@code API_BASE_URL},
     * or of {@code ENV_FILE}.
     *
     * @throws dev.yata.client.settings.InvalidSetting naming a setting that is missing or wrong
     */
    public static ApiClient fromEnvironment() {
        return of(ClientSettings.from(Settings.ofEnvironment()), MemoryBudget.ofHeap(), ApiTexts.GENERAL);
    }

    /** Returns a client for polling. It sends each request once and does not log failures. */
    public ApiClient withoutRetries() {
        return new ApiClient(baseUrl, http, tokens, advice, budget, 1, memory);
    }

    /**
     * Reads a resource of the API.
     *
     * @param path below the base URL, such as {@code /notes}; its parts must be percent-encoded
     * @return the JSON of the response: a map, a list, a string, a number, a boolean or null
     * @throws ApiFailure with advice for the model
     */
    public @Nullable Object get(String path) {
        return send(ApiRequest.of("GET", URI.create(baseUrl + path)), ApiClient::json);
    }

    /**
     * Creates something in the API. The request carries an Idempotency-Key. An API that supports the key creates one
     * thing even if the request is sent several times.
     *
     * @param path below the base URL
     * @param body is sent as JSON
     * @return the JSON of the response, as {@link #get} returns it
     * @throws ApiFailure with advice for the model
     */
    public @Nullable Object post(String path, Object body) {
        return send(ApiRequest.post(URI.create(baseUrl + path), body), ApiClient::json);
    }

    /**
     * Sends a request and returns what its response says. A DELETE may get a 404, because an earlier attempt may have
     * deleted the thing.
     *
     * @param reading reads a response; may throw {@link UnexpectedAnswer}
     * @throws ApiFailure with advice, if there is no response, an error, or a response that can't be read
     * @throws IllegalArgumentException if the request is not below the base URL; nothing is sent then
     */
    public <T extends @Nullable Object> T send(ApiRequest request, Function<HttpResponse, T> reading) {
        requireBelowBaseUrl(request.uri());
        Attempts attempts = new Attempts(request);
        HttpResponse response = attempts.send();
        boolean unchanged = response.status() == 304 && request.ifNoneMatch() != null;
        if (!response.isSuccess() && !unchanged && !attempts.mayHaveDeleted(response)) {
            throw advice.failure(request, response, Objects.requireNonNull(attempts.token), attempts.unsure);
        }
        try {
            return reading.apply(response);
        } catch (UnexpectedAnswer e) {
            throw advice.failure(request, e);
        }
    }

    /** Protects the token: it must not reach another host, or another part of the API's host. */
    private void requireBelowBaseUrl(URI uri) {
        if (!uri.toString().startsWith(baseUrl + "/")
                || List.of(uri.getPath().split("/")).contains("..")) {
            throw new IllegalArgumentException("The path must begin with a slash and stay below " + baseUrl);
        }
    }

    private static @Nullable Object json(HttpResponse response) {
        if (response.body().isBlank()) {
            return null;
        }
        Object json = response.json();
        if (json == null && !response.body().strip().equals("null")) {
            throw new UnexpectedAnswer("JSON");
        }
        return json;
    }

    private static String requestId() {
        return Objects.requireNonNullElse(RequestId.current(), "none");
    }

    /** Holds the attempts at one request. */
    private final class Attempts {

        private final ApiRequest request;
        private final Deadline deadline = Deadline.in(budget);
        private @Nullable AccessToken token;
        private boolean tokenReplaced;
        /** True if an attempt may have taken effect although no response confirmed it. */
        private boolean unsure;

        Attempts(ApiRequest request) {
            this.request = request;
        }

        HttpResponse send() {
            Retries retries = new Retries(maxAttempts, this::isTemporary, reason -> !reason.isLasting());
            try {
                return retries.send(deadline, this::attempt);
            } catch (HttpFailure e) {
                throw advice.failure(request, e.reason(), unsure);
            }
        }

        private boolean isTemporary(HttpResponse response) {
            return switch (response.status()) {
                case 429, 502, 503, 504 -> true;
                // The API is still working on an earlier attempt at this request.
                case 409 -> response.retryAfter() != null && request.idempotencyKey() != null;
                default -> false;
            };
        }

        boolean mayHaveDeleted(HttpResponse response) {
            return unsure && response.status() == 404 && request.method().equals("DELETE");
        }

        private HttpResponse attempt() throws HttpFailure {
            try {
                HttpResponse response = sendWithToken();
                // With 503 and 507 the API says that it changed nothing. Other server errors may follow work that was
                // done.
                unsure |= response.status() >= 500 && response.status() != 503 && response.status() != 507;
                return response;
            } catch (HttpFailure e) {
                unsure |= !e.reason().isBeforeSending();
                if (maxAttempts > 1) {
                    LOG.warn(
                            "event=api.broken request={} reason={} request_id={}",
                            request.method(),
                            e.reason(),
                            requestId());
                }
                throw e;
            }
        }

        private HttpResponse sendWithToken() throws HttpFailure {
            AccessToken first = token();
            HttpResponse response = sendWith(first);
            if (response.status() == 401 && !tokenReplaced) {
                LOG.info("event=token.refused request_id={}", requestId());
                tokenReplaced = true;
                tokens.reject(first);
                response = sendWith(token());
            }
            return response;
        }

        /** Sends the request again if the API wants its nonce in the proof (RFC 9449 §9). */
        private HttpResponse sendWith(AccessToken token) throws HttpFailure {
            for (int sending = 1; ; sending++) {
                HttpResponse response = exchange(token);
                if (!token.wantsNonce(request.uri(), response) || sending == 2) {
                    return response;
                }
            }
        }

        /** Sends the request again if the response turns out to be large, after reserving memory for it. */
        private HttpResponse exchange(AccessToken token) throws HttpFailure {
            if (!memory.isReserved(LARGE_BODY_MEMORY)) {
                try {
                    return http.send(request.with(token), MAX_UNRESERVED_BYTES, deadline.left());
                } catch (HttpFailure e) {
                    if (e.reason() != FailureReason.TOO_LARGE) {
                        throw e;
                    }
                }
                if (!memory.reserve(LARGE_BODY_MEMORY, deadline.left())) {
                    throw advice.failure(request, FailureReason.TIMED_OUT, true);
                }
            }
            return http.send(request.with(token), HttpClient.LARGEST_BODY, deadline.left());
        }

        private AccessToken token() {
            try {
                AccessToken current = tokens.get(deadline.left());
                token = current;
                return current;
            } catch (TokenUnavailable e) {
                throw advice.failure(request, e, unsure);
            }
        }
    }
}
