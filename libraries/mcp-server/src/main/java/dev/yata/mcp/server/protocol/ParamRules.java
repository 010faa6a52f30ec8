package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.Message;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What params must be for the SDK to read them, with better words than its data binding has. */
final class ParamRules {

    private final List<String> toolNames;

    ParamRules(List<String> toolNames) {
        this.toolNames = toolNames;
    }

    /** @throws Refusal naming the first rule that is broken */
    void check(Message.Request request) {
        String wrong = switch (request.method()) {
            case McpSchema.METHOD_INITIALIZE -> text(request, "protocolVersion", "a string, such as \"2025-11-25\"");
            case McpSchema.METHOD_TOOLS_CALL -> call(request);
            case McpSchema.METHOD_RESOURCES_READ -> text(request, "uri", "a string: the resource's URI");
            case McpSchema.METHOD_PROMPT_GET -> prompt(request);
            case McpSchema.METHOD_COMPLETION_COMPLETE -> completion(request);
            case McpSchema.METHOD_TOOLS_LIST,
                    McpSchema.METHOD_RESOURCES_LIST,
                    McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
                    McpSchema.METHOD_PROMPT_LIST -> cursor(request);
            default -> null;
        };
        if (wrong != null) {
            throw Refusal.params(wrong);
        }
    }

    /** None was ever given out. */
    private static @Nullable String cursor(Message.Request request) {
        return request.param("cursor") == null ? null : "There is no such cursor: every list comes whole, on one page";
    }

    private @Nullable String call(Message.Request request) {
        if (!(request.param("name") instanceof String name)) {
            return "name must be a string: one of " + String.join(", ", toolNames);
        }
        if (!toolNames.contains(name)) {
            return "Unknown tool: " + Abbreviated.shortened(name) + ". There are: " + String.join(", ", toolNames);
        }
        Object arguments = request.param("arguments");
        return arguments == null || arguments instanceof Map ? null : "arguments must be a JSON object";
    }

    private static @Nullable String prompt(Message.Request request) {
        String wrong = text(request, "name", "a string: the prompt's name");
        Object arguments = request.param("arguments");
        if (wrong == null && arguments != null && !isTexts(arguments)) {
            return "arguments must be a JSON object of strings";
        }
        return wrong;
    }

    private static @Nullable String completion(Message.Request request) {
        Map<String, @Nullable Object> ref = Json.object(request.param("ref"));
        boolean prompt = ref != null && "ref/prompt".equals(ref.get("type")) && ref.get("name") instanceof String;
        boolean resource = ref != null && "ref/resource".equals(ref.get("type")) && ref.get("uri") instanceof String;
        if (!prompt && !resource) {
            return "ref must be {\"type\":\"ref/prompt\",\"name\":…} or {\"type\":\"ref/resource\",\"uri\":…}";
        }
        Map<String, @Nullable Object> argument = Json.object(request.param("argument"));
        boolean whole =
                argument != null && argument.get("name") instanceof String && argument.get("value") instanceof String;
        return whole ? null : "argument must be an object with the strings name and value";
    }

    private static @Nullable String text(Message.Request request, String name, String form) {
        return request.param(name) instanceof String ? null : name + " must be " + form;
    }

    private static boolean isTexts(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return false;
        }
        for (Object member : members.values()) {
            if (!(member instanceof String)) {
                return false;
            }
        }
        return true;
    }
}
