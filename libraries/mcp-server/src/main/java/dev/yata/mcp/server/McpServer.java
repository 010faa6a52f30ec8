package dev.yata.mcp.server;

import dev.yata.mcp.server.content.Icon;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.prompt.PromptDefinition;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.resource.ResourceWatches;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.mcp.server.tool.ToolFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Describes an MCP server without its transport. It keeps no state, so many connections may share it.
 *
 * @param info its name, version, title and icons ({@code Implementation} of the MCP schema)
 * @param instructions explain to a model how to use the server
 * @param resources resources and templates
 */
public record McpServer(
        Members info,
        String instructions,
        List<ToolDefinition> tools,
        ToolFilter toolFilter,
        List<ResourceDefinition> resources,
        ResourceWatches watches,
        List<PromptDefinition> prompts,
        Map<String, Object> extensions) {

    public static Builder builder(String name, String version) {
        return new Builder(name, version);
    }

    /** Returns the features of the server ({@code ServerCapabilities} of the MCP schema). Its lists never change. */
    public Members capabilities() {
        Members constant = new Members().with("listChanged", false);
        Members capabilities = new Members().with("logging", Map.of()).with("tools", constant);
        if (hasCompletions()) {
            capabilities.with("completions", Map.of());
        }
        if (!prompts.isEmpty()) {
            capabilities.with("prompts", constant);
        }
        if (!resources.isEmpty()) {
            capabilities.with("resources", new Members().with("subscribe", true).with("listChanged", false));
        }
        return capabilities.with("extensions", extensions.isEmpty() ? null : extensions);
    }

    private boolean hasCompletions() {
        return !prompts.isEmpty() || resources.stream().anyMatch(resource -> resource.completion() != null);
    }

    /** Collects the parts of a server. Lists keep their order. */
    public static final class Builder {

        private final Members info = new Members();
        private final List<ToolDefinition> tools = new ArrayList<>();
        private final List<ResourceDefinition> resources = new ArrayList<>();
        private final List<PromptDefinition> prompts = new ArrayList<>();
        private final Map<String, Object> extensions = new TreeMap<>();
        private String instructions = "";
        private ToolFilter toolFilter = ToolFilter.NONE;
        private ResourceWatches watches = ResourceWatches.NONE;

        private Builder(String name, String version) {
            info.with("name", name).with("version", version);
        }

        public Builder title(String title, List<Icon> icons) {
            info.with("title", title).with("icons", icons);
            return this;
        }

        public Builder instructions(String text) {
            instructions = text;
            return this;
        }

        public Builder tool(ToolDefinition tool) {
            tools.add(tool);
            return this;
        }

        public Builder toolFilter(ToolFilter filter) {
            toolFilter = filter;
            return this;
        }

        public Builder resource(ResourceDefinition resource) {
            resources.add(resource);
            return this;
        }

        /** Lets clients subscribe to resources. */
        public Builder watches(ResourceWatches noticing) {
            watches = noticing;
            return this;
        }

        public Builder prompt(PromptDefinition prompt) {
            prompts.add(prompt);
            return this;
        }

        /** Declares an extension, such as {@code io.modelcontextprotocol/ui}, with its settings. */
        public Builder extension(String name, Map<String, Object> settings) {
            extensions.put(name, settings);
            return this;
        }

        public McpServer build() {
            return new McpServer(info, instructions, tools, toolFilter, resources, watches, prompts, extensions);
        }
    }
}
