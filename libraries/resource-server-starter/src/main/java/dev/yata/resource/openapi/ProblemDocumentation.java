package dev.yata.resource.openapi;

import dev.yata.resource.request.RequestId;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to each operation the problems that every request may get. */
final class ProblemDocumentation implements OpenApiCustomizer {

    private static final Map<String, String> PROBLEMS = new LinkedHashMap<>();

    static {
        PROBLEMS.put("400", "A field, parameter or header breaks a rule; `errors` names each");
        PROBLEMS.put("401", "No access token, or one that is not valid here; see WWW-Authenticate");
        PROBLEMS.put("403", "The access token lacks the scope named in WWW-Authenticate");
        PROBLEMS.put("406", "Accept allows no media type of the answer");
        PROBLEMS.put("429", "Too many requests; see Retry-After");
        PROBLEMS.put("500", "The service failed on this request");
        PROBLEMS.put("503", "The token cannot be checked, or the database is not available; see Retry-After");
    }

    @Override
    public void customise(OpenAPI description) {
        description.getComponents().addSchemas("Problem", schema());
        description.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ProblemDocumentation::addTo);
    }

    private static void addTo(Operation operation) {
        ApiResponses responses = operation.getResponses();
        PROBLEMS.forEach((status, description) -> responses.addApiResponse(status, response(description)));
        if (operation.getRequestBody() != null) {
            responses.addApiResponse("408", response("The body did not arrive in time"));
            responses.addApiResponse("413", response("The body is too large"));
            responses.addApiResponse("415", response("The body has another media type, or a content encoding"));
            responses.putIfAbsent("507", response("Storage is full; nothing was changed"));
        }
        responses.forEach((status, response) -> {
            if (Integer.parseInt(status) >= 400) {
                response.setContent(content());
            }
        });
    }

    private static ApiResponse response(String description) {
        return new ApiResponse().description(description).content(content());
    }

    private static Content content() {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new Content().addMediaType("application/problem+json", problem);
    }

    private static Schema<?> schema() {
        Schema<?> error = new ObjectSchema();
        error.setRequired(List.of("field", "message"));
        error.addProperty("field", new StringSchema().example("due_date"))
                .addProperty("message", new StringSchema().example("\"tomorow\" is not a date; use YYYY-MM-DD"));
        Schema<?> problem = new ObjectSchema();
        problem.setRequired(List.of("type", "title", "status", "detail", RequestId.NAME));
        return problem.description("RFC 9457 problem")
                .addProperty("type", new StringSchema().format("uri-reference").example("about:blank"))
                .addProperty("title", new StringSchema().example("Bad Request"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty(RequestId.NAME, new StringSchema().description("The value of X-Request-Id"))
                .addProperty("errors", new ArraySchema().items(error));
    }
}
