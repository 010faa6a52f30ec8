package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Represents a JSON-RPC 2.0 message (§4, §5) with the limits of MCP: ids are strings or integers, params are objects.
 */
public sealed interface Message {

    /**
     * Represents a message that needs a response.
     *
     * @param id a String or a whole Number, sent back unchanged
     */
    record Request(Object id, String method, @Nullable Map<String, @Nullable Object> params) implements Message {

        /** Returns a member of the params, or null. */
        public @Nullable Object param(String name) {
            return params == null ? null : params.get(name);
        }

        /** Returns a member of the params' {@code _meta}, or null. */
        public @Nullable Object meta(String name) {
            Map<String, @Nullable Object> meta = Json.object(param("_meta"));
            return meta == null ? null : meta.get(name);
        }
    }

    record Notification(String method, @Nullable Map<String, @Nullable Object> params) implements Message {}

    /**
     * Represents the client's response to a request of the server. The server never answers a response, even if it is
     * wrong, because two peers could then answer each other without end.
     *
     * @param result null for an error
     */
    record Response(@Nullable Object id, @Nullable Map<String, @Nullable Object> result) implements Message {}

    /**
     * Represents a message that breaks a rule.
     *
     * @param id null if it could not be read
     */
    record Invalid(@Nullable Object id, int code, String reason) implements Message {}

    static Members result(Object id, Object result) {
        return new Members().with("jsonrpc", "2.0").with("id", id).with("result", result);
    }

    static Members error(@Nullable Object id, ProtocolError error) {
        return new Members().with("jsonrpc", "2.0").with("id", id).with("error", error.members());
    }

    static Members notification(String method, Members params) {
        return new Members().with("jsonrpc", "2.0").with("method", method).with("params", params);
    }

    /** Returns a notification that a resource has changed. If {@code meta} is null, it is left out. */
    static Members resourceUpdated(String uri, @Nullable Map<String, ?> meta) {
        return notification(
                "notifications/resources/updated",
                new Members().with("_meta", meta).with("uri", uri));
    }

    /** Reads a message from the JSON value of a line. */
    static Message of(@Nullable Object value) {
        Map<String, @Nullable Object> members = Json.object(value);
        if (members == null) {
            return new Invalid(null, ErrorCode.INVALID_REQUEST, "A message must be a JSON object");
        }
        if (!members.containsKey("method") && (members.containsKey("result") || members.containsKey("error"))) {
            return new Response(members.get("id"), Json.object(members.get("result")));
        }
        Object id = members.get("id");
        if (members.containsKey("id") && !isId(id)) {
            return new Invalid(
                    null,
                    ErrorCode.INVALID_REQUEST,
                    "id must be a string of whole characters or an integer of 64 bits");
        }
        if (!"2.0".equals(members.get("jsonrpc"))) {
            return new Invalid(id, ErrorCode.INVALID_REQUEST, "jsonrpc must be \"2.0\"");
        }
        if (!(members.get("method") instanceof String method)) {
            return new Invalid(id, ErrorCode.INVALID_REQUEST, "method must be a string");
        }
        Object params = members.get("params");
        // A notification is never answered, even if its params are wrong (§4.1).
        if (id != null && params != null && Json.object(params) == null) {
            return new Invalid(id, ErrorCode.INVALID_PARAMS, "params must be a JSON object");
        }
        return id == null
                ? new Notification(method, Json.object(params))
                : new Request(id, method, Json.object(params));
    }

    /** Rejects a string with a lone surrogate, because it can't be sent back. */
    static boolean isId(@Nullable Object id) {
        return (id instanceof String text && StandardCharsets.UTF_8.newEncoder().canEncode(text))
                || id instanceof Integer
                || id instanceof Long;
    }
}
