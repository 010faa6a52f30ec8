package dev.yata.mcp.server.call;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connects a handler to the client that sent the request. */
public interface CallContext {

    /** Returns whether the client can ask its user. */
    boolean canAsk();

    /**
     * Asks the user whether to continue. Call it before anything is changed: in protocol version 2026-07-28 it ends the
     * handler with {@link InputRequired}, and a new request brings the answer.
     *
     * @throws IllegalStateException when the client can't ask its user
     */
    Consent confirm(String question);

    /** Reports progress to a client that asked for it, unless {@code done} is not more than before. */
    void progress(int done, int total, String message);

    /** Returns the settings with which the client declared an extension, or null if it did not declare it. */
    @Nullable
    Map<String, @Nullable Object> extension(String name);
}
