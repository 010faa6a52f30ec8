package dev.yata.mcp.server.json;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.CompletionCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.LoggingCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.PromptCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.ResourceCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities.ToolCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON shapes of the SDK's records: those of every session written out here, those of resources and
 * prompts in {@link ContextShapes}, all others by data binding. */
final class SdkShapes {

    private SdkShapes() {}

    static @Nullable Object tree(Object value) {
        if (value instanceof JSONRPCResponse r) {
            return new Members()
                    .with("jsonrpc", r.jsonrpc())
                    .with("id", r.id())
                    .with("result", r.result())
                    .with("error", r.error());
        }
        if (value instanceof JSONRPCError e) {
            return new Members()
                    .with("code", e.code())
                    .with("message", e.message())
                    .with("data", e.data());
        }
        if (value instanceof InitializeResult r) {
            return new Members()
                    .with("protocolVersion", r.protocolVersion())
                    .with("capabilities", r.capabilities())
                    .with("serverInfo", r.serverInfo())
                    .with("instructions", r.instructions())
                    .with("_meta", r.meta());
        }
        if (value instanceof ServerCapabilities c) {
            return new Members()
                    .with("completions", c.completions())
                    .with("experimental", c.experimental())
                    .with("logging", c.logging())
                    .with("prompts", c.prompts())
                    .with("resources", c.resources())
                    .with("tools", c.tools())
                    .with("extensions", c.extensions());
        }
        if (value instanceof ToolCapabilities c) {
            return new Members().with("listChanged", c.listChanged());
        }
        if (value instanceof PromptCapabilities c) {
            return new Members().with("listChanged", c.listChanged());
        }
        if (value instanceof ResourceCapabilities c) {
            return new Members().with("subscribe", c.subscribe()).with("listChanged", c.listChanged());
        }
        if (value instanceof CompletionCapabilities || value instanceof LoggingCapabilities) {
            return new Members();
        }
        if (value instanceof Icon i) {
            return new Members()
                    .with("src", i.src())
                    .with("mimeType", i.mimeType())
                    .with("sizes", i.sizes())
                    .with("theme", i.theme());
        }
        if (value instanceof Implementation i) {
            return new Members()
                    .with("name", i.name())
                    .with("title", i.title())
                    .with("version", i.version())
                    .with("description", i.description())
                    .with("icons", i.icons())
                    .with("websiteUrl", i.websiteUrl());
        }
        return toolShape(value);
    }

    private static @Nullable Object toolShape(Object value) {
        if (value instanceof ListToolsResult r) {
            return new Members()
                    .with("tools", r.tools())
                    .with("nextCursor", r.nextCursor())
                    .with("_meta", r.meta());
        }
        if (value instanceof Tool t) {
            return new Members()
                    .with("name", t.name())
                    .with("title", t.title())
                    .with("description", t.description())
                    .with("inputSchema", t.inputSchema())
                    .with("outputSchema", t.outputSchema())
                    .with("annotations", t.annotations())
                    .with("_meta", t.meta())
                    .with("icons", t.icons());
        }
        if (value instanceof ToolAnnotations a) {
            return new Members()
                    .with("title", a.title())
                    .with("readOnlyHint", a.readOnlyHint())
                    .with("destructiveHint", a.destructiveHint())
                    .with("idempotentHint", a.idempotentHint())
                    .with("openWorldHint", a.openWorldHint())
                    .with("returnDirect", a.returnDirect());
        }
        if (value instanceof CallToolResult r) {
            return new Members()
                    .with("content", r.content())
                    .with("isError", r.isError())
                    .with("structuredContent", r.structuredContent())
                    .with("_meta", r.meta());
        }
        if (value instanceof TextContent c) {
            return new Members()
                    .with("type", c.type())
                    .with("annotations", c.annotations())
                    .with("text", c.text())
                    .with("_meta", c.meta());
        }
        Object shape = ContextShapes.tree(value);
        return shape == null ? DataBinding.MAPPER.convertValue(value, Object.class) : shape;
    }

    /** Loaded at the first value that needs it. */
    static final class DataBinding {

        static final McpJsonMapper MAPPER = new JacksonMcpJsonMapper(JsonMapper.shared());

        private DataBinding() {}
    }

    /** Members in the order they are given; null leaves one out. */
    static final class Members extends LinkedHashMap<String, @Nullable Object> {

        private static final long serialVersionUID = 1L;

        Members with(String name, @Nullable Object value) {
            if (value != null) {
                put(name, value);
            }
            return this;
        }
    }
}
