package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.log.ExceptionLine;
import dev.yata.mcp.server.stdio.Call;
import dev.yata.mcp.server.stdio.ErrorCode;
import dev.yata.mcp.server.stdio.Message;
import dev.yata.mcp.server.stdio.Peer;
import dev.yata.mcp.server.stdio.Protocol;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both eras on one stream: which of them answers is decided for each request alone, whatever came before. */
public final class Eras implements Protocol {

    private static final Logger LOG = LoggerFactory.getLogger(Eras.class);

    private static final Set<String> INSTANT = Set.of(
            McpSchema.METHOD_INITIALIZE,
            McpSchema.METHOD_PING,
            McpSchema.METHOD_LOGGING_SET_LEVEL,
            McpSchema.METHOD_RESOURCES_SUBSCRIBE,
            McpSchema.METHOD_RESOURCES_UNSUBSCRIBE,
            McpSchema.METHOD_TOOLS_LIST,
            McpSchema.METHOD_PROMPT_LIST,
            McpSchema.METHOD_RESOURCES_LIST,
            McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
            ModernEra.DISCOVER,
            ModernEra.LISTEN);

    private final ToolList toolList;
    private final LegacyEra legacy;
    private final Supplier<ModernEra> making;
    private @Nullable ModernEra modern;

    public Eras(Identity identity, Features features, McpStatelessServerHandler handler, Peer peer) {
        SdkServer server = new SdkServer(handler, features);
        this.toolList = features.toolList();
        OpenWatches watches = new OpenWatches(features.watches());
        this.legacy = new LegacyEra(server, features, watches, peer);
        this.making = () -> new ModernEra(server, identity, features, watches);
    }

    /** All that are spoken, newest first. */
    public static List<String> versions() {
        List<String> versions = new ArrayList<>(LegacyEra.VERSIONS);
        versions.add(ModernEra.VERSION);
        Collections.reverse(versions);
        return versions;
    }

    /** Of {@code initialize}, for the SDK. */
    public static List<String> initializedVersions() {
        return LegacyEra.VERSIONS;
    }

    @Override
    public boolean acceptsBatches() {
        return legacy.acceptsBatches();
    }

    @Override
    public boolean allowsInBatch(Message.Request request) {
        return !isModern(request) && !request.method().equals(McpSchema.METHOD_INITIALIZE);
    }

    @Override
    public boolean isInstant(Message.Request request) {
        return INSTANT.contains(request.method())
                && (toolList.isReady() || !request.method().equals(McpSchema.METHOD_TOOLS_LIST));
    }

    @Override
    public void handle(Call call) {
        try {
            Object result = isModern(call.request()) ? modern().answer(call) : legacy.answer(call);
            if (result != null) {
                call.succeed(result);
            }
        } catch (Refusal e) {
            call.fail(e.error());
        } catch (RuntimeException e) {
            LOG.error(
                    "event=request.failed method={} cause={}",
                    Abbreviated.of(call.request().method()),
                    ExceptionLine.of(e));
            call.fail(new JSONRPCError(ErrorCode.INTERNAL_ERROR, Call.INTERNAL));
        }
    }

    @Override
    public void heed(Message.Notification notification) {
        legacy.heed(notification);
    }

    @Override
    public void heed(Message.Response response) {
        legacy.heed(response);
    }

    @Override
    public void close() {
        legacy.close();
        synchronized (this) {
            if (modern != null) {
                modern.close();
            }
        }
    }

    /** Made when first needed: a client that speaks the other era does not wait for it. */
    private synchronized ModernEra modern() {
        if (modern == null) {
            modern = making.get();
        }
        return modern;
    }

    private static boolean isModern(Message.Request request) {
        return RequestMeta.isIn(request) || request.method().equals(ModernEra.DISCOVER);
    }
}
