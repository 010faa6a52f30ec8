package dev.yata.mcp.server.json;

import dev.yata.mcp.server.json.SdkShapes.Members;
import io.modelcontextprotocol.spec.McpSchema.Annotations;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON shapes of resources, prompts and completion, whose lists many clients ask for in every session. */
final class ContextShapes {

    private ContextShapes() {}

    /** Null for a value of another kind. */
    static @Nullable Object tree(Object value) {
        Object shape = resourceShape(value);
        return shape == null ? promptShape(value) : shape;
    }

    private static @Nullable Object resourceShape(Object value) {
        if (value instanceof ListResourcesResult r) {
            return new Members()
                    .with("resources", r.resources())
                    .with("nextCursor", r.nextCursor())
                    .with("_meta", r.meta());
        }
        if (value instanceof ListResourceTemplatesResult r) {
            return new Members()
                    .with("resourceTemplates", r.resourceTemplates())
                    .with("nextCursor", r.nextCursor())
                    .with("_meta", r.meta());
        }
        if (value instanceof Resource r) {
            return new Members()
                    .with("uri", r.uri())
                    .with("name", r.name())
                    .with("title", r.title())
                    .with("description", r.description())
                    .with("mimeType", r.mimeType())
                    .with("size", r.size())
                    .with("annotations", r.annotations())
                    .with("_meta", r.meta())
                    .with("icons", r.icons());
        }
        if (value instanceof ResourceTemplate t) {
            return new Members()
                    .with("uriTemplate", t.uriTemplate())
                    .with("name", t.name())
                    .with("title", t.title())
                    .with("description", t.description())
                    .with("mimeType", t.mimeType())
                    .with("annotations", t.annotations())
                    .with("_meta", t.meta())
                    .with("icons", t.icons());
        }
        if (value instanceof Annotations a) {
            return new Members()
                    .with("audience", a.audience())
                    .with("priority", a.priority())
                    .with("lastModified", a.lastModified());
        }
        if (value instanceof Role role) {
            return role == Role.USER ? "user" : "assistant";
        }
        if (value instanceof ReadResourceResult r) {
            return new Members().with("contents", r.contents()).with("_meta", r.meta());
        }
        if (value instanceof TextResourceContents c) {
            return new Members()
                    .with("uri", c.uri())
                    .with("mimeType", c.mimeType())
                    .with("text", c.text())
                    .with("_meta", c.meta());
        }
        return null;
    }

    private static @Nullable Object promptShape(Object value) {
        if (value instanceof ListPromptsResult r) {
            return new Members()
                    .with("prompts", r.prompts())
                    .with("nextCursor", r.nextCursor())
                    .with("_meta", r.meta());
        }
        if (value instanceof Prompt p) {
            return new Members()
                    .with("name", p.name())
                    .with("title", p.title())
                    .with("description", p.description())
                    .with("arguments", p.arguments())
                    .with("_meta", p.meta())
                    .with("icons", p.icons());
        }
        if (value instanceof PromptArgument a) {
            return new Members()
                    .with("name", a.name())
                    .with("title", a.title())
                    .with("description", a.description())
                    .with("required", a.required());
        }
        if (value instanceof GetPromptResult r) {
            return new Members()
                    .with("description", r.description())
                    .with("messages", r.messages())
                    .with("_meta", r.meta());
        }
        if (value instanceof PromptMessage m) {
            return new Members().with("role", m.role()).with("content", m.content());
        }
        if (value instanceof EmbeddedResource e) {
            return new Members()
                    .with("type", e.type())
                    .with("annotations", e.annotations())
                    .with("resource", e.resource())
                    .with("_meta", e.meta());
        }
        if (value instanceof CompleteResult r) {
            return new Members().with("completion", r.completion()).with("_meta", r.meta());
        }
        if (value instanceof CompleteCompletion c) {
            return new Members()
                    .with("values", c.values())
                    .with("total", c.total())
                    .with("hasMore", c.hasMore());
        }
        return null;
    }

    /** The request, or null when it is of another kind or lacks what it must have. */
    static @Nullable Object request(Map<String, @Nullable Object> members, Type type) {
        Map<String, @Nullable Object> meta = Json.object(members.get("_meta"));
        if (type == ReadResourceRequest.class && members.get("uri") instanceof String uri) {
            return new ReadResourceRequest(uri, meta);
        }
        if (type == GetPromptRequest.class && members.get("name") instanceof String name) {
            return new GetPromptRequest(name, Json.object(members.get("arguments")), meta);
        }
        return type == CompleteRequest.class ? completion(members, meta) : null;
    }

    /** Without the context: nothing that is completed here depends on another argument. */
    private static @Nullable Object completion(
            Map<String, @Nullable Object> members, @Nullable Map<String, @Nullable Object> meta) {
        Map<String, @Nullable Object> reference = Json.object(members.get("ref"));
        Map<String, @Nullable Object> argument = Json.object(members.get("argument"));
        if (reference == null
                || argument == null
                || !(argument.get("name") instanceof String name)
                || !(argument.get("value") instanceof String value)) {
            return null;
        }
        CompleteArgument typed = new CompleteArgument(name, value);
        if (PromptReference.TYPE.equals(reference.get("type")) && reference.get("name") instanceof String prompt) {
            return new CompleteRequest(new PromptReference(prompt), typed, meta, null);
        }
        return ResourceReference.TYPE.equals(reference.get("type")) && reference.get("uri") instanceof String uri
                ? new CompleteRequest(new ResourceReference(uri), typed, meta, null)
                : null;
    }
}
