package dev.yata.resource.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Marks the fields of successful responses as required, since responses have every field, null or not, except for fields
 * with the extension {@link #OPTIONAL}. A schema that requests use too keeps the fields that a request must have.
 */
final class ResponseFields implements OpenApiCustomizer {

    /** Marks a property that is left out instead of null. */
    static final String OPTIONAL = "x-optional";

    @Override
    public void customise(OpenAPI description) {
        Map<String, Schema<?>> schemas = new LinkedHashMap<>();
        description.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name, schema));
        List<Operation> operations = description.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        Set<String> answered = reachable(
                schemas,
                operations.stream()
                        .flatMap(operation -> operation.getResponses().entrySet().stream())
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(response -> response.getValue().getContent()));
        Set<String> sent = reachable(
                schemas,
                operations.stream()
                        .map(Operation::getRequestBody)
                        .filter(Objects::nonNull)
                        .map(body -> body.getContent()));
        answered.removeAll(sent);
        answered.stream()
                .map(schemas::get)
                .filter(schema -> schema.getProperties() != null)
                .forEach(ResponseFields::requireFields);
    }

    private static void requireFields(Schema<?> schema) {
        List<String> required = new ArrayList<>();
        schema.getProperties().forEach((name, property) -> {
            if (property.getExtensions() == null || property.getExtensions().remove(OPTIONAL) == null) {
                required.add(name);
            }
        });
        schema.setRequired(required);
    }

    /** Returns the names of all schemas that these contents use. */
    private static Set<String> reachable(Map<String, Schema<?>> schemas, Stream<@Nullable Content> contents) {
        Set<String> names = new LinkedHashSet<>();
        Deque<Schema<?>> open = new ArrayDeque<>();
        contents.filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .map(type -> (Schema<?>) type.getSchema())
                .filter(Objects::nonNull)
                .forEach(open::add);
        while (!open.isEmpty()) {
            Schema<?> schema = open.remove();
            if (schema.get$ref() != null) {
                String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
                if (schemas.containsKey(name) && names.add(name)) {
                    open.add(schemas.get(name));
                }
            }
            if (schema.getItems() != null) {
                open.add(schema.getItems());
            }
            if (schema.getAnyOf() != null) {
                schema.getAnyOf().forEach(open::add);
            }
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(open::add);
            }
        }
        return names;
    }
}
