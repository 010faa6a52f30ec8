package dev.yata.stdio.oauth;

import dev.yata.mcp.server.json.Json;
import dev.yata.stdio.http.Answer;
import dev.yata.stdio.http.Exchange;
import dev.yata.stdio.http.HttpChannel;
import dev.yata.stdio.http.HttpFailure;
import dev.yata.stdio.http.HttpFailure.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Asks the authorization server for a token (RFC 6749 §4.4.2) and explains its refusals (§5.2). */
public final class TokenEndpoint {

    /** Seconds; used when the answer does not say, which RFC 6749 §5.1 allows. */
    private static final long ASSUMED_LIFETIME = 300;

    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MILLIS = 200;

    private final ClientRegistration client;
    private final HttpChannel http;
    private final Duration budget;
    private final @Nullable Proofs proofs;

    public TokenEndpoint(ClientRegistration client, HttpChannel http, Duration budget) {
        this.client = client;
        this.http = http;
        this.budget = budget;
        this.proofs = client.dpop() ? new Proofs() : null;
    }

    AccessToken fetch() throws TokenUnavailable {
        long deadline = System.nanoTime() + budget.toNanos();
        Answer answer = answer(client.scope(), deadline);
        if (!client.scope().isEmpty() && answer.status() == 400 && "invalid_scope".equals(member(answer, "error"))) {
            answer = withoutWhatWasTaken(answer, deadline);
        }
        Map<String, @Nullable Object> members = Json.object(answer.json());
        if (answer.isSuccess() && members != null) {
            return token(members);
        }
        throw refusal(answer, members == null ? Map.of() : members);
    }

    /**
     * The client may have lost some of the scopes it asks for, and asking for one of these is refused (RFC 6749 §5.2). So
     * it looks what it still has, and asks for no more of that than it wanted.
     */
    private Answer withoutWhatWasTaken(Answer refusal, long deadline) throws TokenUnavailable {
        Answer all = answer("", deadline);
        if (!all.isSuccess() || !(member(all, "scope") instanceof String granted)) {
            return refusal;
        }
        List<String> has = List.of(granted.split(" "));
        List<String> left = new ArrayList<>(List.of(client.scope().split(" ")));
        left.retainAll(has);
        if (left.isEmpty()) {
            return refusal;
        }
        return left.containsAll(has) ? all : answer(String.join(" ", left), deadline);
    }

    private static @Nullable Object member(Answer answer, String name) {
        Map<String, @Nullable Object> members = Json.object(answer.json());
        return members == null ? null : members.get(name);
    }

    /** Asks once more if the server only wants to see its nonce in the proof. */
    private Answer answer(String scope, long deadline) throws TokenUnavailable {
        for (int asking = 1; ; asking++) {
            Answer answer = ask(scope, deadline);
            if (proofs == null || !proofs.wantsNonce(client.tokenUrl(), answer) || asking == 2) {
                return answer;
            }
        }
    }

    /** Asks some times while the failure may pass. No request is sent twice: assertions and proofs are good for one. */
    private Answer ask(String scope, long deadline) throws TokenUnavailable {
        for (int attempt = 1; ; attempt++) {
            Duration left = Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1));
            long pause = FIRST_PAUSE_MILLIS * attempt;
            try {
                Answer answer = http.send(request(scope), left);
                Duration wanted = answer.retryAfter();
                pause = wanted == null ? pause : Math.max(wanted.toMillis(), pause);
                boolean passing = answer.status() == 429 || answer.status() >= 500;
                if (!passing || attempt == ATTEMPTS || pause >= left.toMillis()) {
                    return answer;
                }
            } catch (HttpFailure e) {
                boolean passing = e.reach() == Reach.NOT_CONNECTED || e.reach() == Reach.BROKEN_OFF;
                if (!passing || attempt == ATTEMPTS || pause >= left.toMillis()) {
                    throw TokenUnavailable.forNow("The authorization server at " + client.tokenUrl() + " "
                            + e.reach().advice("OAUTH_TOKEN_URL"));
                }
            }
            sleep(pause);
        }
    }

    private Exchange request(String scope) throws TokenUnavailable {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        Map<String, String> form = client.tokenRequest(scope);
        client.authentication().addTo(headers, form);
        if (proofs != null) {
            headers.put("DPoP", proofs.proof("POST", client.tokenUrl(), null));
        }
        return new Exchange("POST", client.tokenUrl(), headers, "application/x-www-form-urlencoded", Form.of(form));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private AccessToken token(Map<String, @Nullable Object> members) throws TokenUnavailable {
        String type = proofs == null ? "Bearer" : "DPoP";
        if (!(members.get("access_token") instanceof String value)
                || !(members.get("token_type") instanceof String given)
                || !given.equalsIgnoreCase(type)) {
            throw TokenUnavailable.forNow("The authorization server at " + client.tokenUrl()
                    + (proofs == null
                            ? " did not answer with a bearer token."
                            : " did not answer with a token bound to this client's key, as OAUTH_DPOP=true asks for."));
        }
        if (!isB64Token(value)) {
            throw TokenUnavailable.forNow("The authorization server at " + client.tokenUrl()
                    + " answered with an access token that is empty or has characters no bearer token may have.");
        }
        long seconds = members.get("expires_in") instanceof Number life ? life.longValue() : ASSUMED_LIFETIME;
        String scope = members.get("scope") instanceof String granted ? granted : client.scope();
        return new AccessToken(value, Duration.ofSeconds(Math.max(seconds, 0)), scope, proofs);
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

    /** In our auth-server's words; what others say is not repeated to a model. */
    private static boolean isDisabled(Map<String, @Nullable Object> members) {
        return members.get("error_description") instanceof String description
                && description.startsWith("The client is disabled");
    }

    private TokenUnavailable refusal(Answer answer, Map<String, @Nullable Object> members) {
        String place = "The authorization server at " + client.tokenUrl();
        if (members.get("error") instanceof String error && answer.status() / 100 == 4 && answer.status() != 429) {
            String meaning = isDisabled(members)
                    ? "the client is disabled; ask the admin to enable it, then try again in a few seconds"
                    : meaning(error);
            return TokenUnavailable.refused(
                    place + " refused client " + client.clientId() + " (" + error + "): " + meaning + ".");
        }
        if (answer.status() == 429) {
            Duration wait = answer.retryAfter();
            return TokenUnavailable.forNow(place + " is rate limiting; retry "
                    + (wait == null ? "later" : "after " + wait.toSeconds() + " s") + ".");
        }
        return TokenUnavailable.forNow(place + " answered HTTP " + answer.status()
                + (answer.status() < 500 ? ": check OAUTH_TOKEN_URL" : ": try again later")
                + ".");
    }

    private String meaning(String error) {
        return switch (error) {
            case "invalid_client" -> client.authentication().advice();
            case "invalid_scope" ->
                client.scope().isEmpty()
                        ? "the client has no scope for this API; ask the admin to grant it"
                        : "the client may have no scope of those in OAUTH_SCOPE (" + client.scope()
                                + "); correct it, or ask the admin to grant them";
            case "invalid_target" ->
                "the client may not use " + client.resource() + "; OAUTH_RESOURCE, or API_BASE_URL where that is not"
                        + " set, must be the resource it is registered for";
            case "invalid_request", "unsupported_grant_type" ->
                "OAUTH_TOKEN_URL must be the token endpoint of a server that offers client_credentials";
            case "unauthorized_client" -> "the client may not use the client_credentials grant; ask the admin";
            case "invalid_dpop_proof" ->
                client.dpop()
                        ? "correct this machine's clock, and OAUTH_TOKEN_URL must be the address that the server goes by"
                        : "the client's tokens must be bound to a key; set OAUTH_DPOP=true";
            default -> "ask the admin to look at this client";
        };
    }
}
