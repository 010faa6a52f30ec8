package dev.yata.mcp.oauth;

import dev.yata.mcp.http.Answer;
import dev.yata.mcp.http.Exchange;
import dev.yata.mcp.http.HttpChannel;
import dev.yata.mcp.http.HttpFailure;
import dev.yata.mcp.json.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the authorization server for a token (RFC 6749 §4.4.2) and explains its refusals (§5.2). */
public final class TokenEndpoint {

    /** Seconds; used when the answer does not say, which RFC 6749 §5.1 allows. */
    private static final long ASSUMED_LIFETIME = 300;

    private static final Map<String, String> MEANING = Map.of(
            "invalid_client",
            "check OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET; the secret may have been rotated or the client disabled",
            "invalid_scope",
            "the client may not have every scope in OAUTH_SCOPE; unset it or ask the admin to grant them",
            "invalid_target",
            "the client may not use this API; API_BASE_URL must be the resource it is registered for",
            "unauthorized_client",
            "the client may not use the client_credentials grant; ask the admin");

    private final ClientRegistration client;
    private final HttpChannel http;
    private final Duration budget;

    public TokenEndpoint(ClientRegistration client, HttpChannel http, Duration budget) {
        this.client = client;
        this.http = http;
        this.budget = budget;
    }

    AccessToken fetch() throws TokenUnavailable {
        Exchange request = new Exchange(
                "POST",
                client.tokenUrl(),
                Map.of("Authorization", client.basicCredentials(), "Accept", "application/json"),
                "application/x-www-form-urlencoded",
                client.tokenRequestBody());
        Answer answer;
        try {
            answer = http.send(request, budget);
        } catch (HttpFailure e) {
            throw TokenUnavailable.forNow(unreachable(e.reach()));
        }
        Map<String, @Nullable Object> members = Json.object(answer.json());
        if (answer.isSuccess() && members != null) {
            return token(members);
        }
        throw refusal(answer, members == null ? Map.of() : members);
    }

    private AccessToken token(Map<String, @Nullable Object> members) throws TokenUnavailable {
        if (!(members.get("access_token") instanceof String value)
                || !(members.get("token_type") instanceof String type)
                || !type.equalsIgnoreCase("Bearer")) {
            throw TokenUnavailable.forNow(
                    "The authorization server at " + client.tokenUrl() + " did not answer with a bearer token.");
        }
        if (!isB64Token(value)) {
            throw TokenUnavailable.forNow("The authorization server at " + client.tokenUrl()
                    + " answered with an access token that is empty or has characters no bearer token may have.");
        }
        long seconds = members.get("expires_in") instanceof Number life ? life.longValue() : ASSUMED_LIFETIME;
        String scope = members.get("scope") instanceof String granted ? granted : client.scope();
        return new AccessToken(value, Duration.ofSeconds(Math.max(seconds, 0)), scope);
    }

    /** RFC 6750 §2.1. */
    private static boolean isB64Token(String value) {
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == '=') {
            end--;
        }
        return end > 0
                && value.chars()
                        .limit(end)
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= 'a' && c <= 'z')
                                || "-._~+/".indexOf(c) >= 0);
    }

    private TokenUnavailable refusal(Answer answer, Map<String, @Nullable Object> members) {
        String place = "The authorization server at " + client.tokenUrl();
        if (members.get("error") instanceof String error && answer.status() / 100 == 4 && answer.status() != 429) {
            String meaning = MEANING.getOrDefault(error, "ask the admin to look at this client");
            return TokenUnavailable.refused(
                    place + " refused client " + client.clientId() + " (" + error + "): " + meaning + ".");
        }
        if (answer.status() == 429) {
            Duration wait = answer.retryAfter();
            return TokenUnavailable.forNow(place + " is rate limiting; retry "
                    + (wait == null ? "later" : "after " + wait.toSeconds() + " s") + ".");
        }
        return TokenUnavailable.forNow(place + " answered HTTP " + answer.status()
                + (answer.status() == 404 ? ": check OAUTH_TOKEN_URL" : ": try again later")
                + ".");
    }

    private String unreachable(HttpFailure.Reach reach) {
        String what = switch (reach) {
            case NOT_CONNECTED -> "can't be reached";
            case NOT_TRUSTED -> "has a TLS certificate that is not trusted";
            default -> "did not answer";
        };
        return "The authorization server at " + client.tokenUrl() + " " + what
                + ": start it, or correct OAUTH_TOKEN_URL.";
    }
}
