package dev.yata.stdio.resource;

import dev.yata.mcp.server.json.Abbreviated;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.todoapi.ApiFailure;
import dev.yata.stdio.todoapi.TodoApi;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncCompletionSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema.Annotations;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All resources, as the SDK's server takes them. */
public final class Resources {

    public static final String OVERDUE = "todos://overdue";
    static final String OPEN = "todos://open";
    private static final String ONE = "todo://";
    private static final String TEMPLATE = ONE + "{id}";
    private static final String TEXT = "text/plain";

    private final TodoApi api;
    private final Today today;

    public Resources(TodoApi api, Today today) {
        this.api = api;
        this.today = today;
    }

    public List<AsyncResourceSpecification> specifications() {
        return List.of(
                specification(OPEN, "open", "Open todos", "What is still to be done, by due date.", 0.7, Icons.list()),
                specification(OVERDUE, "overdue", "Overdue todos", "Open and due before today.", 0.9, Icons.clock()));
    }

    public List<AsyncResourceTemplateSpecification> templates() {
        ResourceTemplate template = new ResourceTemplate(
                TEMPLATE,
                "todo",
                "Todo",
                "One todo in full; completion finds the ID by words of the title.",
                TEXT,
                annotations(0.6),
                null,
                Icons.tick());
        return List.of(new AsyncResourceTemplateSpecification(
                template, (context, request) -> Mono.fromSupplier(() -> result(request.uri()))));
    }

    public List<AsyncCompletionSpecification> completions() {
        TodoIds ids = new TodoIds(api);
        return List.of(new AsyncCompletionSpecification(
                new ResourceReference(TEMPLATE),
                (context, request) -> Mono.fromSupplier(() -> Refusals.worded(
                        "uri", TEMPLATE, () -> ids.matching(request.argument().value())))));
    }

    /**
     * The resource as it is now.
     *
     * @throws io.modelcontextprotocol.spec.McpError when there is none, or the API fails
     */
    public TextResourceContents read(String uri) {
        TodoSource source = source(uri);
        if (source == null) {
            throw Refusals.notFound(
                    uri,
                    "Resource not found: " + Abbreviated.shortened(uri) + ". There are " + OPEN + ", " + OVERDUE
                            + " and " + TEMPLATE + " with a todo's ID.");
        }
        return Refusals.worded("uri", uri, () -> {
            try {
                return new TextResourceContents(uri, TEXT, source.read(), null);
            } catch (ApiFailure e) {
                throw e.isNotFound() ? Refusals.notFound(uri, e.advice()) : e;
            }
        });
    }

    /** Null when there is no such resource. */
    @Nullable
    TodoSource source(String uri) {
        if (uri.equals(OPEN) || uri.equals(OVERDUE)) {
            return new OpenTodos(api, today, uri.equals(OVERDUE));
        }
        String id = uri.startsWith(ONE) ? uri.substring(ONE.length()).toLowerCase(Locale.ROOT) : "";
        return TodoApi.isId(id) ? new OneTodo(api, id) : null;
    }

    private AsyncResourceSpecification specification(
            String uri, String name, String title, String description, double priority, List<Icon> icons) {
        Resource resource = new Resource(uri, name, title, description, TEXT, null, annotations(priority), null, icons);
        return new AsyncResourceSpecification(
                resource, (context, request) -> Mono.fromSupplier(() -> result(request.uri())));
    }

    private ReadResourceResult result(String uri) {
        return new ReadResourceResult(List.of(read(uri)), null);
    }

    private static Annotations annotations(double priority) {
        return new Annotations(List.of(Role.USER, Role.ASSISTANT), priority, null);
    }
}
