package dev.yata.mcp.server.protocol;

import dev.yata.mcp.server.call.Watches;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncPromptSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the server offers.
 *
 * @param watches tells of changed resources
 * @param extensions by name, with their settings
 */
public record Features(
        List<AsyncToolSpecification> tools,
        ToolList toolList,
        List<AsyncResourceSpecification> resources,
        List<AsyncResourceTemplateSpecification> templates,
        List<AsyncPromptSpecification> prompts,
        List<AsyncCompletionSpecification> completions,
        Watches watches,
        Map<String, Map<String, Object>> extensions) {

    public static Features of(List<AsyncToolSpecification> tools) {
        return new Features(tools, ToolList.PLAIN, List.of(), List.of(), List.of(), List.of(), Watches.NONE, Map.of());
    }

    /** Only what is there; lists never change while the server runs. */
    public ServerCapabilities capabilities() {
        ServerCapabilities.Builder capabilities =
                ServerCapabilities.builder().tools(false).logging();
        if (hasResources()) {
            capabilities.resources(true, false);
        }
        if (!prompts.isEmpty()) {
            capabilities.prompts(false);
        }
        if (!completions.isEmpty()) {
            capabilities.completions();
        }
        if (!extensions.isEmpty()) {
            capabilities.extensions(extensions);
        }
        return capabilities.build();
    }

    boolean hasResources() {
        return !resources.isEmpty() || !templates.isEmpty();
    }

    List<String> toolNames() {
        List<String> names = new ArrayList<>();
        for (AsyncToolSpecification tool : tools) {
            names.add(tool.tool().name());
        }
        return names;
    }
}
