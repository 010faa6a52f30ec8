package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.call.CallFailed;
import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.resource.ResourceNotFound;
import dev.yata.mcp.server.schema.Completion;
import dev.yata.mcp.server.schema.InvalidArgument;
import dev.yata.mcp.server.tool.ToolDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the methods that are the same in both eras: tools, resources, prompts and completion. */
final class ServerMethods {

    static final String LIST_TOOLS = "tools/list";
    static final String LIST_PROMPTS = "prompts/list";
    static final String LIST_RESOURCES = "resources/list";
    static final String LIST_TEMPLATES = "resources/templates/list";
    static final String READ_RESOURCE = "resources/read";
    static final Set<String> LISTS = Set.of(LIST_TOOLS, LIST_PROMPTS, LIST_RESOURCES, LIST_TEMPLATES);

    private final McpServer server;

    ServerMethods(McpServer server) {
        this.server = server;
    }

    /** @throws ProtocolError when the answer is an error */
    Map<String, @Nullable Object> answer(Message.Request request, CallContext context) {
        Map<String, ?> capabilities = server.capabilities();
        String method = request.method();
        String capability = method.startsWith("completion/") ? "completions" : method.replaceFirst("/.*", "");
        if (!capabilities.containsKey(capability)) {
            throw ProtocolError.methodNotFound(method);
        }
        if (LISTS.contains(method) && request.param("cursor") != null) {
            throw ProtocolError.invalidParams("There is no such cursor: every list is complete on its first page");
        }
        return switch (method) {
            case LIST_TOOLS -> new Members().with("tools", server.toolFilter().visible(server.tools(), context));
            case LIST_PROMPTS -> new Members().with("prompts", server.prompts());
            case LIST_RESOURCES -> new Members().with("resources", resources(false));
            case LIST_TEMPLATES -> new Members().with("resourceTemplates", resources(true));
            case "tools/call" ->
                tool(request.param("name")).call(arguments(request), context).members();
            case READ_RESOURCE -> read(text(request, "uri", "the resource's URI"), context);
            case "prompts/get" -> prompt(request, context);
            case "completion/complete" -> complete(request);
            default -> throw ProtocolError.methodNotFound(method);
        };
    }

    private List<ResourceDefinition> resources(boolean templates) {
        List<ResourceDefinition> resources = new ArrayList<>(server.resources());
        resources.removeIf(resource -> resource.isTemplate() != templates);
        return resources;
    }

    private Members read(String uri, CallContext context) {
        for (ResourceDefinition resource : server.resources()) {
            if (resource.matches(uri)) {
                return new Members().with("contents", List.of(advised("uri", uri, () -> resource.read(uri, context))));
            }
        }
        List<String> uris =
                server.resources().stream().map(ResourceDefinition::uri).toList();
        throw new ProtocolError(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Resource not found: " + Abbreviated.shortened(uri) + ". There are: " + String.join(", ", uris),
                Map.of("uri", uri));
    }

    private Members prompt(Message.Request request, CallContext context) {
        PromptDefinition prompt = prompt(request.param("name"));
        Map<String, @Nullable Object> arguments = arguments(request);
        if (!arguments.values().stream().allMatch(String.class::isInstance)) {
            throw ProtocolError.invalidParams("arguments must be a JSON object of strings");
        }
        return advised("prompt", prompt.name(), () -> prompt.get(arguments, context));
    }

    private ToolDefinition tool(@Nullable Object name) {
        return named("tool", name, server.tools(), ToolDefinition::name);
    }

    private PromptDefinition prompt(@Nullable Object name) {
        return named("prompt", name, server.prompts(), PromptDefinition::name);
    }

    private static <T> T named(String kind, @Nullable Object name, List<T> all, Function<T, String> nameOf) {
        List<String> names = all.stream().map(nameOf).toList();
        int at = names.indexOf(name);
        if (at >= 0) {
            return all.get(at);
        }
        throw ProtocolError.invalidParams(
                name instanceof String text
                        ? "Unknown " + kind + ": " + Abbreviated.shortened(text) + ". There are: "
                                + String.join(", ", names)
                        : "name must be a string: one of " + String.join(", ", names));
    }

    private Members complete(Message.Request request) {
        Map<String, @Nullable Object> argument = Json.object(request.param("argument"));
        Completion.Source source = completionSource(Json.object(request.param("ref")));
        if (argument == null
                || !(argument.get("name") instanceof String name)
                || !(argument.get("value") instanceof String typed)) {
            throw ProtocolError.invalidParams("argument must be an object with the strings name and value");
        }
        return new Members().with("completion", advised("argument", name, () -> source.complete(name, typed)));
    }

    private Completion.Source completionSource(@Nullable Map<String, @Nullable Object> ref) {
        if (ref != null && "ref/prompt".equals(ref.get("type")) && ref.get("name") instanceof String name) {
            return prompt(name).completion();
        }
        if (ref != null && "ref/resource".equals(ref.get("type")) && ref.get("uri") instanceof String uri) {
            for (ResourceDefinition resource : server.resources()) {
                if (resource.uri().equals(uri) && resource.completion() != null) {
                    return resource.completion();
                }
            }
            throw ProtocolError.invalidParams("There is no template with completion: " + Abbreviated.shortened(uri));
        }
        throw ProtocolError.invalidParams(
                "ref must be {\"type\":\"ref/prompt\",\"name\":…} or {\"type\":\"ref/resource\",\"uri\":…}");
    }

    private static Map<String, @Nullable Object> arguments(Message.Request request) {
        Object arguments = request.param("arguments");
        Map<String, @Nullable Object> members = Json.object(arguments == null ? Map.of() : arguments);
        if (members == null) {
            throw ProtocolError.invalidParams("arguments must be a JSON object");
        }
        return members;
    }

    private static String text(Message.Request request, String name, String meaning) {
        if (request.param(name) instanceof String text) {
            return text;
        }
        throw ProtocolError.invalidParams(name + " must be a string: " + meaning);
    }

    /** Turns failures into errors with advice; {@code name} and {@code value} describe the failed request. */
    private static <T> T advised(String name, String value, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidArgument e) {
            throw ProtocolError.invalidParams(e.rule());
        } catch (ResourceNotFound e) {
            throw new ProtocolError(ErrorCode.RESOURCE_NOT_FOUND, e.advice(), Map.of(name, value));
        } catch (CallFailed e) {
            throw new ProtocolError(ErrorCode.INTERNAL_ERROR, e.advice(), Map.of(name, value));
        }
    }
}
