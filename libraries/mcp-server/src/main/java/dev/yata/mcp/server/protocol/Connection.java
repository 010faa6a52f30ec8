package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.log.ExceptionLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the messages of one client in both eras; each request decides which era applies to it. One thread passes
 * messages to it. Requests run concurrently.
 */
public final class Connection {

    /** Protocol versions, newest first. */
    public static final List<String> VERSIONS =
            List.of(ModernEra.VERSION, LegacyEra.NEWEST, LegacyEra.ELICITATION, LegacyEra.BATCHES, "2024-11-05");

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int LARGEST_BATCH = 100;
    /** Methods that need neither the network nor much time. */
    private static final Set<String> INLINE_METHODS = Set.of(
            "initialize",
            "ping",
            "logging/setLevel",
            "resources/subscribe",
            "resources/unsubscribe",
            ServerMethods.LIST_TOOLS,
            ServerMethods.LIST_PROMPTS,
            ServerMethods.LIST_RESOURCES,
            ServerMethods.LIST_TEMPLATES,
            ModernEra.DISCOVER,
            ModernEra.LISTEN);

    private final McpServer server;
    private final MemoryBudget memory;
    private final Calls calls;
    private final LegacyEra legacy;
    private final ModernEra modern;

    /** @param principal on whose behalf the client sends requests, such as an OAuth client id */
    public Connection(McpServer server, String principal, MemoryBudget memory, Peer peer) {
        this.server = server;
        this.memory = memory;
        this.calls = new Calls(memory, peer, this::answer);
        ServerMethods methods = new ServerMethods(server);
        OpenWatches watches = new OpenWatches(server.watches());
        this.legacy = new LegacyEra(server, methods, watches, peer);
        this.modern = new ModernEra(server, methods, principal, watches);
    }

    /** Handles a message, or a batch of messages, that has been read from JSON. */
    public void accept(@Nullable Object value, ResponseSink sink) {
        if (!(value instanceof List<?> elements)) {
            accept(Message.of(value), sink);
        } else if (!legacy.acceptsBatches()) {
            sink.refuse(
                    null,
                    ErrorCode.INVALID_REQUEST,
                    "Batches exist in protocol version 2025-03-26 only: send one message a line");
        } else if (elements.isEmpty()) {
            sink.refuse(null, ErrorCode.INVALID_REQUEST, "A batch must hold a message");
        } else if (elements.size() > LARGEST_BATCH) {
            sink.refuse(
                    null,
                    ErrorCode.INVALID_REQUEST,
                    "A batch may hold " + LARGEST_BATCH + " messages; this one has " + elements.size()
                            + " and none was read");
        } else {
            Batch batch = new Batch(elements.size(), memory.maxBatchBytes(), sink);
            for (Object element : elements) {
                accept(batched(Message.of(element)), batch);
            }
        }
    }

    /** Ends questions and subscriptions, waits for calls to be answered, and cancels those that take longer. */
    public void drain(Duration time) {
        endWaiting();
        calls.drain(time);
    }

    private synchronized void endWaiting() {
        legacy.close();
        modern.close();
    }

    private void accept(Message message, ResponseSink sink) {
        if (message instanceof Message.Request request) {
            calls.start(request, sink, runsInline(request));
        } else if (message instanceof Message.Invalid invalid) {
            sink.refuse(invalid.id(), invalid.code(), invalid.reason());
        } else {
            if (message instanceof Message.Response response) {
                legacy.handle(response);
            } else if (message instanceof Message.Notification notification) {
                handle(notification);
            }
            sink.noResponse();
        }
    }

    private static Message batched(Message message) {
        return message instanceof Message.Request request
                        && (isModern(request) || request.method().equals("initialize"))
                ? new Message.Invalid(
                        request.id(),
                        ErrorCode.INVALID_REQUEST,
                        "This request must be a message of its own, not in a batch")
                : message;
    }

    private void answer(Call call) {
        try {
            Map<String, ?> result = isModern(call.request()) ? modern.answer(call) : legacy.answer(call);
            if (result != null) {
                call.succeed(result);
            }
        } catch (ProtocolError e) {
            call.fail(e);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "event=request.failed method={} cause={}",
                    Abbreviated.of(call.request().method()),
                    ExceptionLine.of(e));
            call.failInternally();
        }
    }

    private void handle(Message.Notification notification) {
        if (notification.method().equals("notifications/cancelled") && notification.params() != null) {
            Object id = notification.params().get("requestId");
            if (id != null) {
                calls.cancel(id);
            }
        }
    }

    private boolean runsInline(Message.Request request) {
        return INLINE_METHODS.contains(request.method())
                && (!request.method().equals(ServerMethods.LIST_TOOLS)
                        || server.toolFilter().isReady());
    }

    private static boolean isModern(Message.Request request) {
        return RequestMeta.isIn(request) || request.method().equals(ModernEra.DISCOVER);
    }
}
