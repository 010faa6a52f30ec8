package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.json.Json;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON-RPC 2.0 message (§4, §5), with the limits MCP adds: ids are strings or integers, params are objects. */
public sealed interface Message {

    /**
     * Wants an answer.
     *
     * @param id a String or a whole Number, echoed as it came
     */
    record Request(Object id, String method, @Nullable Map<String, @Nullable Object> params) implements Message {

        /** A member of the params, or null. */
        public @Nullable Object param(String name) {
            return params == null ? null : params.get(name);
        }

        /** A member of the params' {@code _meta}, or null. */
        public @Nullable Object meta(String name) {
            Map<String, @Nullable Object> meta = Json.object(param("_meta"));
            return meta == null ? null : meta.get(name);
        }
    }

    /** Wants none. */
    record Notification(String method, @Nullable Map<String, @Nullable Object> params) implements Message {}

    /**
     * An answer to a request of ours, however flawed: answering it could go on for ever.
     *
     * @param result null when it was an error
     */
    record Response(@Nullable Object id, @Nullable Map<String, @Nullable Object> result) implements Message {}

    /**
     * Breaks a rule.
     *
     * @param id null when it could not be read
     */
    record Invalid(@Nullable Object id, int code, String reason) implements Message {

        /**
         * The schema of MCP has no null id: where JSON-RPC 2.0 §5 would have one, {@code id} is absent. The SDK's type
         * allows no such answer.
         */
        Map<String, @Nullable Object> answer() {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("jsonrpc", "2.0");
            if (id != null) {
                answer.put("id", id);
            }
            answer.put("error", new JSONRPCError(code, reason));
            return answer;
        }
    }

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
        // A notification is not answered, whatever it holds (§4.1).
        if (id != null && params != null && Json.object(params) == null) {
            return new Invalid(id, ErrorCode.INVALID_PARAMS, "params must be a JSON object");
        }
        return id == null
                ? new Notification(method, Json.object(params))
                : new Request(id, method, Json.object(params));
    }

    /** What the SDK's answers can carry; half of a character can't be echoed. */
    private static boolean isId(@Nullable Object id) {
        return (id instanceof String text && StandardCharsets.UTF_8.newEncoder().canEncode(text))
                || id instanceof Integer
                || id instanceof Long;
    }
}
