package dev.yata.stdio;

import dev.yata.client.oauth.AccessToken;
import dev.yata.client.oauth.AccessTokens;
import dev.yata.client.oauth.TokenUnavailable;
import dev.yata.stdio.tool.Grant;
import java.time.Duration;
import java.util.List;

/**
 * Finds out which scopes the client has: those of the last token or, before the first token, those that it requests. If
 * the client requests all scopes, the first caller waits up to {@value #PATIENCE_MILLIS} ms for a token.
 */
final class GrantedScope implements Grant {

    private static final long PATIENCE_MILLIS = 500;

    private final AccessTokens tokens;
    private final String asked;
    private volatile boolean waited;

    /** @param asked the requested scopes, separated by spaces; empty for all that the client may have */
    GrantedScope(AccessTokens tokens, String asked) {
        this.tokens = tokens;
        this.asked = asked;
    }

    @Override
    public boolean isKnown() {
        return waited || !asked.isEmpty() || tokens.last() != null;
    }

    @Override
    public boolean covers(String scope) {
        if (!isKnown()) {
            await();
        }
        AccessToken last = tokens.last();
        String granted = last == null ? asked : last.scope();
        // The response may lack a scope (RFC 6749 §5.1). Then any scope may be granted.
        return granted.isEmpty() || List.of(granted.split(" ")).contains(scope);
    }

    private synchronized void await() {
        if (isKnown()) {
            return;
        }
        try {
            AccessToken unused = tokens.get(Duration.ofMillis(PATIENCE_MILLIS));
        } catch (TokenUnavailable e) {
            // If there is no token, the next tool call reports the reason.
        }
        waited = true;
    }
}
