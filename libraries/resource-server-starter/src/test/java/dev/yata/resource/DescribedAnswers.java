package dev.yata.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks answers of a service against its OpenAPI description: status, headers, media type and body. */
public final class DescribedAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode description;
    private final String base;

    /** Reads the description, of {@code /v3/api-docs}. */
    public DescribedAnswers(String json) {
        this.description = JSON.readTree(json);
        this.base = URI.create(description.at("/servers/0/url").asString()).getPath();
        // Responses have no other fields than the described ones.
        for (JsonNode schema : description.at("/components/schemas")) {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    /** Checks the answer, if its path and method are in the description. */
    public void check(HttpResponse<String> answer) {
        String what = "%s %s → %d %s %s"
                .formatted(
                        answer.request().method(),
                        answer.uri(),
                        answer.statusCode(),
                        answer.headers().map(),
                        answer.body());
        operation(answer).ifPresent(operation -> {
            JsonNode response = operation.at("/responses/" + answer.statusCode());
            assertThat(response.isMissingNode())
                    .as("status is not described: " + what)
                    .isFalse();
            checkHeaders(answer, response, what);
            checkBody(answer, response.path("content"), what);
        });
    }

    private Optional<JsonNode> operation(HttpResponse<?> answer) {
        String path = answer.uri().getRawPath();
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        return description.required("paths").properties().stream()
                .filter(entry ->
                        Pattern.matches(Pattern.quote(base) + entry.getKey().replaceAll("\\{[^}]*}", "[^/]+"), path))
                // A path without variables goes before one that has some.
                .min(Map.Entry.comparingByKey((one, other) -> Boolean.compare(one.contains("{"), other.contains("{"))))
                .map(Map.Entry::getValue)
                .filter(item -> item.has(method))
                .map(item -> item.required(method));
    }

    private void checkHeaders(HttpResponse<?> answer, JsonNode response, String what) {
        for (String header : description.at("/components/headers").propertyNames()) {
            if (answer.headers().firstValue(header).isPresent()) {
                assertThat(response.path("headers").propertyNames())
                        .as("header is not described: " + what)
                        .contains(header);
            }
        }
    }

    private void checkBody(HttpResponse<String> answer, JsonNode content, String what) {
        if (answer.body().isEmpty()) {
            assertThat(content.propertyNames()).as("body is missing: " + what).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        assertThat(content.propertyNames())
                .as("media type is not described: " + what)
                .contains(type);
        if (!type.endsWith("json")) {
            return;
        }
        ObjectNode schema = content.required(type).required("schema").deepCopy().asObject();
        schema.set("components", description.required("components"));
        assertThat(SCHEMAS.getSchema(schema).validate(JSON.readTree(answer.body())))
                .as("body is not as described: " + what)
                .isEmpty();
    }
}
