package dev.yata.client.oauth;

import dev.yata.client.http.Deadline;
import dev.yata.client.http.FailureReason;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.HttpFailure;
import dev.yata.client.http.HttpRequest;
import dev.yata.client.http.HttpResponse;
import dev.yata.client.http.Retries;
import dev.yata.mcp.server.call.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests a token from the authorization server (RFC 6749 §4.4.2). */
public final class TokenEndpoint {

    private static final Retries RETRIES = new Retries(
            3,
            response -> response.status() == 429 || response.status() >= 500,
            reason -> reason == FailureReason.NOT_CONNECTED || reason == FailureReason.BROKEN_OFF);

    private final ClientRegistration client;
    private final HttpClient http;
    private final Duration budget;
    private final @Nullable Proofs proofs;

    public TokenEndpoint(ClientRegistration client, HttpClient http, Duration budget) {
        this.client = client;
        this.http = http;
        this.budget = budget;
        this.proofs = client.dpop() ? new Proofs() : null;
    }

    AccessToken fetch() throws TokenUnavailable {
        Deadline deadline = Deadline.in(budget);
        TokenResponse response = send(client.scope(), deadline);
        if (!client.scope().isEmpty() && response.isInvalidScope()) {
            response = withRemainingScopes(response, deadline);
        }
        if (response.isSuccess()) {
            return response.token(client, proofs);
        }
        throw response.refusal(client);
    }

    /**
     * Requests those of the wanted scopes that the client still has. The server refuses a request for a scope that the
     * client has lost (RFC 6749 §5.2). The response to a request without scopes lists the remaining ones.
     */
    private TokenResponse withRemainingScopes(TokenResponse refusal, Deadline deadline) throws TokenUnavailable {
        TokenResponse all = send("", deadline);
        if (!all.isSuccess() || !(all.members().get("scope") instanceof String granted)) {
            return refusal;
        }
        List<String> available = List.of(granted.split(" "));
        List<String> remaining = new ArrayList<>(List.of(client.scope().split(" ")));
        remaining.retainAll(available);
        if (remaining.isEmpty()) {
            return refusal;
        }
        return remaining.containsAll(available) ? all : send(String.join(" ", remaining), deadline);
    }

    /** Sends a second request if the server wants its nonce in the proof (RFC 9449 §8). */
    private TokenResponse send(String scope, Deadline deadline) throws TokenUnavailable {
        for (int sending = 1; ; sending++) {
            HttpResponse response = sendWithRetries(scope, deadline);
            if (proofs == null || !proofs.wantsNonce(client.tokenUrl(), response) || sending == 2) {
                return TokenResponse.of(response);
            }
        }
    }

    /** Makes a new request for each attempt, because assertions and proofs are valid once. */
    private HttpResponse sendWithRetries(String scope, Deadline deadline) throws TokenUnavailable {
        try {
            return RETRIES.<TokenUnavailable>send(deadline, () -> http.send(request(scope), deadline.left()));
        } catch (HttpFailure e) {
            throw TokenUnavailable.forNow("The authorization server at " + client.tokenUrl() + " "
                    + e.reason().advice("OAUTH_TOKEN_URL"));
        }
    }

    private HttpRequest request(String scope) throws TokenUnavailable {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        String traceparent = RequestId.traceparent();
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        Map<String, String> form = client.tokenRequest(scope);
        client.authentication().addTo(headers, form);
        if (proofs != null) {
            headers.put("DPoP", proofs.proof("POST", client.tokenUrl(), null));
        }
        return new HttpRequest("POST", client.tokenUrl(), headers, "application/x-www-form-urlencoded", Form.of(form));
    }
}
