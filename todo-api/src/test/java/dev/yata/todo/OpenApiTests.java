package dev.yata.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenApiTests extends ApiTests {

    private final String titleOfNewTodo = "/components/schemas/NewTodo/properties/title";

    private JsonNode description() {
        return send(plain("/v3/api-docs")).expect(200).json();
    }

    @Test
    void descriptionWhenReadThenNamesScopesProblemsAndParameters() {
        JsonNode api = description();
        assertThat(api.at("/components/securitySchemes/oauth2/flows/clientCredentials/tokenUrl")
                        .asString())
                .isEqualTo(ISSUER.issuer() + "/oauth/token");
        JsonNode list = api.required("paths").required("/todos").required("get");
        assertThat(list.at("/security/0/oauth2/0").asString()).isEqualTo("todos:read");
        assertThat(list.required("parameters").findValuesAsString("name"))
                .containsExactly(
                        "completed",
                        "q",
                        "tag",
                        "priority",
                        "due_before",
                        "due_after",
                        "sort",
                        "limit",
                        "cursor",
                        "If-None-Match");
        JsonNode change = api.required("paths").required("/todos/{id}").required("put");
        assertThat(change.at("/security/0/oauth2/0").asString()).isEqualTo("todos:write");
        for (String status : new String[] {"400", "401", "403", "404", "412", "503"}) {
            assertThat(change.required("responses")
                            .required(status)
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString())
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    @Test
    void descriptionWhenReadThenFieldsHaveTheirJsonNamesAndLimits() {
        JsonNode api = description();
        assertThat(api.at(titleOfNewTodo + "/maxLength").asInt()).isEqualTo(200);
        JsonNode changes = api.at("/components/schemas/TodoChanges/properties");
        assertThat(changes.propertyNames())
                .containsExactlyInAnyOrder("title", "description", "completed", "due_date", "priority", "tags");
        assertThat(changes.at("/tags/items/maxLength").asInt()).isEqualTo(50);
        assertThat(changes.at("/tags/maxItems").asInt()).isEqualTo(20);
    }

    @Test
    void schemaWhenInResponseThenEveryFieldIsRequired() {
        JsonNode schemas = description().at("/components/schemas");
        for (String answered : List.of("Todo", "BatchResult", "DeletedTodo", "Overview", "TagCount")) {
            JsonNode schema = schemas.required(answered);
            assertThat(schema.path("type").asString()).as(answered).isEqualTo("object");
            assertThat(texts(schema.path("required")))
                    .as(answered)
                    .containsExactlyInAnyOrderElementsOf(
                            schema.required("properties").propertyNames());
        }
        assertThat(texts(schemas.at("/NewTodo/required"))).containsExactly("title");
        assertThat(texts(schemas.at("/TodoUpdate/required"))).containsExactly("id");
        assertThat(texts(schemas.at("/TodoChanges/required"))).isEmpty();
        assertThat(texts(schemas.at("/Batch/required"))).isEmpty();
        assertThat(texts(schemas.at("/Problem/required")))
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "request_id");
    }

    @ParameterizedTest
    @CsvSource({
        "Todo/id, string",
        "Todo/title, string",
        "Todo/description, string null",
        "Todo/completed_at, string null",
        "Todo/due_date, string null",
        "Todo/priority, string",
        "NewTodo/title, string",
        "NewTodo/completed, boolean null",
        "NewTodo/tags, array null",
        "TodoChanges/title, string",
        "TodoChanges/completed, boolean",
        "TodoChanges/description, string null",
        "TodoChanges/due_date, string null",
        "TodoUpdate/priority, string null"
    })
    void fieldWhenItMayBeNullThenTypeSaysSo(String field, String types) {
        JsonNode type = description().at("/components/schemas/" + field.replace("/", "/properties/") + "/type");

        assertThat(type.isArray() ? texts(type) : List.of(type.asString())).containsExactlyInAnyOrder(types.split(" "));
    }

    @Test
    void operationsWhenListedThenNamesAreUniqueAndSpeak() {
        List<String> names = operations().stream()
                .map(operation -> operation.required("operationId").asString())
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "createTodo",
                        "listTodos",
                        "getTodo",
                        "putTodo",
                        "updateTodo",
                        "deleteTodo",
                        "changeTodos",
                        "getTodoOverview");
    }

    @Test
    void serverWhenDescribedThenIsTheResource() {
        JsonNode api = description();

        assertThat(api.at("/servers/0/url").asString()).isEqualTo("http://api.example.test/api/v1");
        assertThat(api.required("servers")).hasSize(1);
        assertThat(api.required("paths").propertyNames())
                .containsExactlyInAnyOrder("/todos", "/todos/{id}", "/todos/batch", "/todos/overview");
    }

    @Test
    void headersWhenAnsweredThenDescribed() {
        JsonNode paths = description().required("paths");
        assertThat(headers(paths, "/todos", "post", "201")).contains("ETag", "Location");
        assertThat(headers(paths, "/todos", "get", "200")).contains("ETag", "Link");
        assertThat(headers(paths, "/todos", "get", "304")).contains("ETag");
        assertThat(headers(paths, "/todos/{id}", "get", "200")).contains("ETag");
        assertThat(headers(paths, "/todos/{id}", "patch", "200")).contains("ETag");
        assertThat(headers(paths, "/todos/overview", "get", "200")).contains("ETag");
        for (JsonNode operation : operations()) {
            JsonNode responses = operation.required("responses");
            assertThat(responses.propertyNames()).contains("400", "401", "403", "406", "429", "500", "503");
            assertThat(responses.at("/401/headers").propertyNames()).contains("WWW-Authenticate");
            assertThat(responses.at("/503/headers").propertyNames()).contains("Retry-After");
        }
        assertThat(description().at("/components/headers").propertyNames())
                .contains("ETag", "Link", "Location", "Retry-After", "WWW-Authenticate");
    }

    @Test
    void sortWhenDescribedThenNamesEveryOrder() {
        JsonNode parameters = description().at("/paths/~1todos/get/parameters");
        JsonNode sort = parameters.get(6).required("schema");

        assertThat(texts(sort.required("enum"))).hasSize(10).contains("-created_at", "title");
        assertThat(parameters.get(1).at("/schema/maxLength").asInt()).isEqualTo(10_000);
        assertThat(parameters.get(1).at("/schema/pattern").isMissingNode()).isTrue();
    }

    private List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        description().required("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    private static Collection<String> headers(JsonNode paths, String path, String method, String status) {
        return paths.required(path)
                .required(method)
                .required("responses")
                .required(status)
                .path("headers")
                .propertyNames();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    @Test
    void swaggerUiWhenOpenedThenLoadsNothingFromElsewhere() {
        assertThat(send(plain("/swagger-ui")).expect(302).header("Location")).endsWith("/swagger-ui/index.html");
        Answer page = send(plain("/swagger-ui/index.html")).expect(200);
        assertThat(page.response().body()).doesNotContain("http://", "https://");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "connect-src 'self'");
        assertThat(send(plain("/swagger-ui/swagger-initializer.js"))
                        .expect(200)
                        .response()
                        .body())
                .doesNotContain("petstore");
    }

    @Test
    void actuatorWhenReadThenHealthAndMetricsOnly() {
        send(plain("/actuator/health/liveness")).expect(200);
        send(plain("/actuator/health/readiness")).expect(200);
        send(plain("/actuator/prometheus")).expect(200);
        send(plain("/actuator/env")).expect(401);
    }
}
