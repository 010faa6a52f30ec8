package dev.yata.stdio;

import dev.yata.client.oauth.AccessToken;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.TokenUnavailable;
import dev.yata.stdio.tool.AvailableScopes;
import java.time.Duration;
import java.util.List;

/**
 * Finds out which scopes the client has: those of the last token or, before the first token, those that it requests. If
 * the client requests all scopes, the first caller waits up to {@value #TIMEOUT_MILLIS} ms for a token.
 */
final class TokenScopes implements AvailableScopes {

    private static final long TIMEOUT_MILLIS = 500;

    private final AccessTokens tokens;
    private final String requested;
    private volatile boolean waited;

    /** @param requested the requested scopes, separated by spaces; empty for all that the client may have */
    TokenScopes(AccessTokens tokens, String requested) {
        this.tokens = tokens;
        this.requested = requested;
    }

    @Override
    public boolean areKnown() {
        return waited || !requested.isEmpty() || tokens.last() != null;
    }

    @Override
    public boolean allow(String scope) {
        if (!areKnown()) {
            await();
        }
        AccessToken last = tokens.last();
        String granted = last == null ? requested : last.scope();
        // The response may lack a scope (RFC 6749 §5.1). Then any scope may be granted.
        return granted.isEmpty() || List.of(granted.split(" ")).contains(scope);
    }

    private synchronized void await() {
        if (areKnown()) {
            return;
        }
        try {
            AccessToken unused = tokens.get(Duration.ofMillis(TIMEOUT_MILLIS));
        } catch (TokenUnavailable e) {
            // If there is no token, the next tool call reports the reason.
        }
        waited = true;
    }
}
