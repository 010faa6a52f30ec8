package dev.yata.todo.todo;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the fields of a todo in all OpenAPI schemas. */
@Component
class TodoSchemas implements OpenApiCustomizer {

    private static final List<Class<?>> TYPES =
            List.of(NewTodo.class, TodoChanges.class, TodoUpdate.class, TodoView.class);

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
        for (Class<?> type : TYPES) {
            Schema<?> schema = description.getComponents().getSchemas().get(type.getSimpleName());
            if (schema != null) {
                schema.getProperties()
                        .forEach((field, details) ->
                                FIELDS.getOrDefault(field, same -> {}).accept(details));
            }
        }
    }

    private static Schema<?> text(Schema<?> field, int maxLength, String description, @Nullable String example) {
        field.setPattern(null);
        field.setMaxLength(maxLength);
        return field.description(description).example(example);
    }

    private static void tags(Schema<?> field) {
        field.setMaxItems(TagName.MAX_TAGS_PER_TODO);
        field.description("Up to 20, each 1 to 50 characters and kept once").example(List.of("home"));
        Schema<?> tag = field.getItems();
        if (tag != null) {
            text(tag, TagName.MAX, "One line, 1 to 50 characters", null).setMinLength(1);
        }
    }
}
