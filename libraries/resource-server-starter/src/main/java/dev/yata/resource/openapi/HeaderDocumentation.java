package dev.yata.resource.openapi;

import dev.yata.resource.request.RequestId;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Describes the headers of requests and responses. Adds those that follow from a status. Controllers refer to the others
 * as {@code #/components/headers/ETag}, {@code Link} and {@code Location}.
 */
final class HeaderDocumentation implements OpenApiCustomizer {

    private static final Map<String, Header> HEADERS = new LinkedHashMap<>();

    static {
        HEADERS.put("ETag", header(new StringSchema(), "The version, for If-Match and If-None-Match"));
        HEADERS.put(
                "Idempotency-Replayed",
                header(new StringSchema()._enum(List.of("true")), "The answer to an earlier request with this key"));
        HEADERS.put("Link", header(new StringSchema(), "The pages beside this one, with rel=\"next\" or rel=\"prev\""));
        HEADERS.put("Location", header(new StringSchema().format("uri-reference"), "The address of what was created"));
        HEADERS.put("Retry-After", header(new IntegerSchema(), "Seconds to wait before the next attempt"));
        HEADERS.put(
                RequestId.HEADER,
                header(new StringSchema().pattern("^[0-9a-f]{32}$"), "Names this request in the log of the service"));
        HEADERS.put("WWW-Authenticate", header(new StringSchema(), "How to authenticate, and what was wrong"));
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }

    @Override
    public void customise(OpenAPI description) {
        Components components = description.getComponents();
        HEADERS.forEach(components::addHeaders);
        description.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(HeaderDocumentation::describe);
    }

    private static void describe(Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            add(RequestId.HEADER, response);
            if (Set.of("409", "429", "503").contains(status)) {
                add("Retry-After", response);
            } else if (Set.of("401", "403").contains(status)) {
                add("WWW-Authenticate", response);
            }
        });
        if (operation.getResponses().containsKey("304")) {
            operation.addParametersItem(new HeaderParameter()
                    .name("If-None-Match")
                    .description("ETags of earlier responses; the answer is 304 if one of them is current")
                    .schema(new StringSchema()));
        }
        Stream.ofNullable(operation.getParameters()).flatMap(List::stream).forEach(parameter -> {
            switch (parameter.getName()) {
                case "If-Match" ->
                    parameter.setDescription("The ETag to change; the answer is 412 if it is not current");
                case "If-None-Match" -> {
                    if (parameter.getDescription() == null) {
                        parameter.setDescription("ETags not to change; the answer is 412 if one of them is current");
                    }
                }
                case "Idempotency-Key" -> {
                    parameter.setDescription("A random text; another request with it is answered like the first");
                    parameter.getSchema().minLength(1).maxLength(255).pattern("^[!-~]*$");
                    operation.getResponses().forEach((status, response) -> {
                        if (status.startsWith("2")) {
                            add("Idempotency-Replayed", response);
                        }
                    });
                }
                default -> {}
            }
        });
    }

    private static void add(String name, ApiResponse response) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }
}
