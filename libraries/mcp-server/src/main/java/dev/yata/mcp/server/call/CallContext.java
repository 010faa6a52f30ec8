package dev.yata.mcp.server.call;

import io.modelcontextprotocol.common.McpTransportContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The talk with the peer about one request. */
public interface CallContext {

    /** Under this key a request's context has its conversation. */
    String KEY = "conversation";

    static CallContext of(McpTransportContext context) {
        return context.get(KEY) instanceof CallContext conversation ? conversation : NoClientContext.INSTANCE;
    }

    /** Whether the client can put a question to its user. */
    boolean canAsk();

    /**
     * Has the user asked whether to go on. To be called before anything is changed: the request may be abandoned here and
     * come back as a new one that brings the answer.
     *
     * @throws IllegalStateException when the client can't ask
     */
    Consent confirm(String question);

    /** Tells a client that wants to know how far the work is; {@code done} grows with every call. */
    void progress(int done, int total, String message);

    /** Settings with which the client declared this extension, such as {@code io.modelcontextprotocol/ui}; null if not. */
    @Nullable
    Map<String, @Nullable Object> extension(String name);
}
