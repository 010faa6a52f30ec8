package dev.yata.todo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
        JsonNode list = api.required("paths").required("/api/v1/todos").required("get");
        assertThat(list.at("/security/0/oauth2/0").asString()).isEqualTo("todos:read");
        assertThat(list.required("parameters").findValuesAsString("name"))
                .containsExactly(
                        "completed", "q", "tag", "priority", "due_before", "due_after", "sort", "limit", "cursor");
        JsonNode change = api.required("paths").required("/api/v1/todos/{id}").required("put");
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
