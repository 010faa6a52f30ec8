package dev.yata.stdio.app;

import dev.yata.mcp.server.call.CallContext;
import dev.yata.stdio.icon.Icons;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The page, as the SDK's server takes it, and its link from a tool. */
public final class TodoApp {

    public static final String EXTENSION = "io.modelcontextprotocol/ui";

    /** The tool whose answers the page shows. */
    public static final String TOOL = "list_todos";

    static final String URI = "ui://yata/todos";
    private static final String TYPE = "text/html;profile=mcp-app";

    private TodoApp() {}

    /** Whether the client declares that it shows pages of this kind. */
    public static boolean isShownBy(CallContext peer) {
        Map<String, @Nullable Object> settings = peer.extension(EXTENSION);
        return settings != null && settings.get("mimeTypes") instanceof List<?> types && types.contains(TYPE);
    }

    /**
     * The page as a resource.
     *
     * @param tools names of those that the page may call, asked for when it is read
     */
    public static List<AsyncResourceSpecification> specifications(Supplier<List<String>> tools) {
        Resource resource = new Resource(
                URI,
                "todo_app",
                "Todo list",
                "The interactive list that goes with list_todos.",
                TYPE,
                null,
                null,
                meta(),
                Icons.tick());
        return List.of(new AsyncResourceSpecification(
                resource, (context, request) -> Mono.fromSupplier(() -> contents(tools.get()))));
    }

    /** The same tools, with list_todos shown in the page: for hosts that declare the extension. */
    public static ListToolsResult linked(ListToolsResult list) {
        List<Tool> tools = new ArrayList<>();
        for (Tool tool : list.tools()) {
            tools.add(tool.name().equals(TOOL) ? linked(tool) : tool);
        }
        return new ListToolsResult(tools, list.nextCursor(), list.meta());
    }

    private static Tool linked(Tool tool) {
        Map<String, Object> meta = new LinkedHashMap<>(tool.meta() == null ? Map.of() : tool.meta());
        meta.put("ui", Map.of("resourceUri", URI));
        return Tool.builder(tool.name(), tool.inputSchema())
                .title(tool.title())
                .description(tool.description())
                .outputSchema(tool.outputSchema())
                .annotations(tool.annotations())
                .icons(tool.icons())
                .meta(meta)
                .build();
    }

    private static ReadResourceResult contents(List<String> tools) {
        try (InputStream page = Objects.requireNonNull(TodoApp.class.getResourceAsStream("todos.html"))) {
            String html =
                    new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("{tools}", String.join(" ", tools));
            return new ReadResourceResult(List.of(new TextResourceContents(URI, TYPE, html, meta())), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No origin but the page's own for anything. */
    private static Map<String, Object> meta() {
        Map<String, Object> csp = new LinkedHashMap<>();
        csp.put("connectDomains", List.of());
        csp.put("resourceDomains", List.of());
        Map<String, Object> ui = new LinkedHashMap<>();
        ui.put("csp", csp);
        ui.put("prefersBorder", true);
        return Map.of("ui", ui);
    }
}
