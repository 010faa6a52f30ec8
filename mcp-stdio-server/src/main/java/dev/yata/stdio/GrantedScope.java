package dev.yata.stdio;

import dev.yata.stdio.oauth.AccessToken;
import dev.yata.stdio.oauth.AccessTokens;
import dev.yata.stdio.oauth.TokenUnavailable;
import dev.yata.stdio.tool.Grant;
import java.time.Duration;
import java.util.List;

/**
 * The scope of the last token; before there is one, the scope that is asked for; and if all is asked for, the scope of the
 * first token, for which whoever comes first waits {@value #PATIENCE_MILLIS} ms at most.
 */
final class GrantedScope implements Grant {

    private static final long PATIENCE_MILLIS = 500;

    private final AccessTokens tokens;
    private final String asked;
    private volatile boolean waited;

    /** @param asked space-delimited; empty for all the client may have */
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
        // A server need not tell the scope (RFC 6749 §5.1): what is not known to be lacking may be there.
        return granted.isEmpty() || List.of(granted.split(" ")).contains(scope);
    }

    private synchronized void await() {
        if (isKnown()) {
            return;
        }
        try {
            AccessToken unused = tokens.get(Duration.ofMillis(PATIENCE_MILLIS));
        } catch (TokenUnavailable e) {
            // Calls will say why.
        }
        waited = true;
    }
}
