package dev.yata.stdio.resource;

import dev.yata.client.api.ApiFailure;
import dev.yata.mcp.server.content.Annotations;
import dev.yata.mcp.server.content.Icon;
import dev.yata.mcp.server.resource.ResourceDefinition;
import dev.yata.mcp.server.resource.ResourceNotFound;
import dev.yata.stdio.icon.Icons;
import dev.yata.stdio.todoapi.TodoApi;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Provides the resources of this server. */
public final class TodoResources {

    public static final String OVERDUE = "todos://overdue";
    static final String OPEN = "todos://open";
    private static final String ONE = "todo://";
    private static final String TEMPLATE = ONE + "{id}";

    private final TodoApi api;
    private final Supplier<LocalDate> today;

    public TodoResources(TodoApi api, Supplier<LocalDate> today) {
        this.api = api;
        this.today = today;
    }

    public List<ResourceDefinition> definitions() {
        TodoIds ids = new TodoIds(api);
        return List.of(
                text(OPEN, "open", "Open todos", "What is still to be done, by due date.", 0.7, Icons.list()),
                text(OVERDUE, "overdue", "Overdue todos", "Open and due before today.", 0.9, Icons.clock()),
                text(
                                TEMPLATE,
                                "todo",
                                "Todo",
                                "One todo in full; completion finds the ID by words of the title.",
                                0.6,
                                Icons.tick())
                        .withCompletion((variable, typed) -> ids.matching(typed)));
    }

    private ResourceDefinition text(
            String uri, String name, String title, String description, double priority, List<Icon> icons) {
        return new ResourceDefinition(uri, name, title, description, "text/plain", (wanted, context) -> read(wanted))
                .with(Annotations.forAll(priority, null), icons);
    }

    /**
     * Reads a resource.
     *
     * @throws ResourceNotFound when it does not exist
     * @throws ApiFailure when it can't be read
     */
    public String read(String uri) {
        TodoSource source = source(uri);
        if (source == null) {
            throw new ResourceNotFound(
                    "There is no todo " + uri + ": " + TEMPLATE + " needs a todo's ID. Use list_todos to find it.");
        }
        try {
            return source.read();
        } catch (ApiFailure e) {
            throw e.isNotFound() ? new ResourceNotFound(e.advice()) : e;
        }
    }

    /** Returns the source of a resource's text, or null if the resource does not exist. */
    @Nullable
    TodoSource source(String uri) {
        if (uri.equals(OPEN) || uri.equals(OVERDUE)) {
            return new OpenTodos(api, today, uri.equals(OVERDUE));
        }
        String id = uri.startsWith(ONE) ? uri.substring(ONE.length()).toLowerCase(Locale.ROOT) : "";
        return TodoApi.isId(id) ? new OneTodo(api, id) : null;
    }
}
