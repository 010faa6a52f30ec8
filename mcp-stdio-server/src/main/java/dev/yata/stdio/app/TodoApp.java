package dev.yata.stdio.app;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.mcp.server.json.Members;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.tool.ToolDefinition;
import dev.yata.stdio.icon.Icons;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Provides the page as a resource, and links it from a tool. */
public final class TodoApp {

    public static final String EXTENSION = "io.modelcontextprotocol/ui";

    /** The tool whose results the page shows. */
    public static final String TOOL = "list_todos";

    static final String URI = "ui://yata/todos";
    private static final String TYPE = "text/html;profile=mcp-app";

    private TodoApp() {}

    /** Returns whether the client declares that it shows pages of this type. */
    public static boolean isShownBy(CallContext client) {
        Map<String, @Nullable Object> settings = client.extension(EXTENSION);
        return settings != null && settings.get("mimeTypes") instanceof List<?> types && types.contains(TYPE);
    }

    /**
     * Returns the page as a resource.
     *
     * @param tools returns the names of the tools that the page may call; called each time the page is read
     */
    public static ResourceDefinition page(Supplier<List<String>> tools) {
        return new ResourceDefinition(
                        URI,
                        "todo_app",
                        "Todo list",
                        "The interactive list that goes with list_todos.",
                        TYPE,
                        (uri, context) -> html(tools.get()))
                .with(null, Icons.tick())
                .withMeta(meta());
    }

    /** Links the page from list_todos; returns other tools unchanged. */
    public static ToolDefinition linked(ToolDefinition tool) {
        if (!tool.name().equals(TOOL)) {
            return tool;
        }
        Map<String, Object> meta = new HashMap<>(tool.meta());
        meta.put("ui", Map.of("resourceUri", URI));
        return tool.withMeta(meta);
    }

    private static String html(List<String> tools) {
        try (InputStream page = Objects.requireNonNull(TodoApp.class.getResourceAsStream("todos.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("{tools}", String.join(" ", tools));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns metadata that forbids the page to load anything from any origin. */
    private static Map<String, Object> meta() {
        Members csp = new Members().with("connectDomains", List.of()).with("resourceDomains", List.of());
        return Map.of("ui", new Members().with("csp", csp).with("prefersBorder", true));
    }
}
