package dev.yata.mcp.server.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conversation with a peer of whom nothing is known. */
enum NoClientContext implements CallContext {
    INSTANCE;

    @Override
    public boolean canAsk() {
        return false;
    }

    @Override
    public Consent confirm(String question) {
        throw new IllegalStateException("the client can't ask its user");
    }

    @Override
    public void progress(int done, int total, String message) {}

    @Override
    public @Nullable Map<String, @Nullable Object> extension(String name) {
        return null;
    }
}
