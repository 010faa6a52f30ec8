package dev.yata.todo.todo;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes what annotations cannot: the fields of a todo in all OpenAPI schemas, and parameters of the list. */
@Component
class TodoSchemas implements OpenApiCustomizer {

    private static final List<String> TYPES = List.of("NewTodo", "TodoChanges", "TodoUpdate", "Todo");

    private static final Map<String, Consumer<Schema<?>>> FIELDS = Map.of(
            "title",
                    field -> text(field, Title.MAX, "One line, 1 to 200 characters", "Buy milk")
                            .setMinLength(1),
            "description", field -> text(field, Description.MAX, "Up to 10,000 characters", "Two litres"),
            "completed", field -> field.description("Whether it is completed"),
            "completed_at", field -> field.description("When it was completed; null while it is open"),
            "due_date", field -> field.description("YYYY-MM-DD").example("2026-12-24"),
            "priority", field -> field.description("Importance").example("high"),
            "tags", TodoSchemas::tags,
            "version", field -> field.description("Grows with each change; the ETag without quotes"));

    @Override
    public void customise(OpenAPI description) {
        for (String type : TYPES) {
            Schema<?> schema = Objects.requireNonNull(
                    description.getComponents().getSchemas().get(type), type);
            schema.getProperties()
                    .forEach((field, details) ->
                            FIELDS.getOrDefault(field, same -> {}).accept(details));
        }
        description.getPaths().values().forEach(TodoSchemas::describe);
    }

    private static void describe(PathItem path) {
        if (path.getPut() != null) {
            // PUT and PATCH are one method here, but clients need a name for each.
            path.getPut().setOperationId("putTodo");
            path.getPatch().setOperationId("updateTodo");
        }
        if (path.getGet() != null && path.getGet().getOperationId().equals("listTodos")) {
            path.getGet().getParameters().forEach(TodoSchemas::describe);
        }
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "q", "tag" -> parameter.getSchema().pattern(null).maxLength(Description.MAX);
            case "sort" ->
                parameter.setSchema(new StringSchema()._enum(TodoOrder.names())._default(TodoOrder.DEFAULT));
            default -> {}
        }
    }

    private static Schema<?> text(Schema<?> field, int maxLength, String description, @Nullable String example) {
        field.setPattern(null);
        field.setMaxLength(maxLength);
        if (example != null) {
            field.setExample(example);
        }
        return field.description(description);
    }

    private static void tags(Schema<?> field) {
        field.setMinItems(null);
        field.setMaxItems(TagName.MAX_TAGS_PER_TODO);
        field.description("Up to 20, each 1 to 50 characters and kept once").example(List.of("home"));
        Schema<?> tag = field.getItems();
        if (tag != null) {
            text(tag, TagName.MAX, "One line, 1 to 50 characters", null).setMinLength(1);
        }
    }
}
