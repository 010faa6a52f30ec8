package dev.yata.auth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.auth.testing.RunningServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Tests the description of the admin API. All other tests compare each of its answers with the description. */
class AdminOpenApiTests extends RunningServer {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    private static JsonNode description() {
        return SERVER.get("/v3/api-docs").json();
    }

    @Test
    void descriptionWhenReadThenEveryRouteOfTheAdminApiIsThere() {
        Set<String> described = new TreeSet<>();
        description()
                .required("paths")
                .forEachEntry((path, item) -> item.propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        Set<String> served = new TreeSet<>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/admin/api/"))
                        .forEach(path -> route.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + path))));
        assertThat(described).isEqualTo(served).hasSizeGreaterThan(10);
    }

    @Test
    void operationsWhenListedThenNamesAreUniqueAndSpeak() {
        List<String> names = new ArrayList<>();
        description()
                .required("paths")
                .forEach(path -> path.forEach(
                        operation -> names.add(operation.required("operationId").asString())));

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "createClient",
                        "listClients",
                        "getClient",
                        "updateClient",
                        "deleteClient",
                        "rotateClientSecret",
                        "disableClient",
                        "enableClient",
                        "listTokens",
                        "revokeToken",
                        "revokeTokens",
                        "listKeys",
                        "rotateKeys",
                        "listAuditEvents",
                        "getOverview");
    }

    @Test
    void schemaWhenInResponseThenEveryFieldIsRequired() {
        JsonNode schemas = description().at("/components/schemas");
        for (String answered : List.of("ClientDetails", "LiveToken", "KeyDetails", "AuditEvent", "Overview")) {
            JsonNode schema = schemas.required(answered);
            assertThat(texts(schema.path("required")))
                    .as(answered)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            schema.required("properties").propertyNames());
        }
        Collection<String> withSecret =
                schemas.required("ClientWithSecret").required("properties").propertyNames();
        assertThat(withSecret).contains("client_id", "client_name", "is_active", "client_secret");
        assertThat(texts(schemas.at("/ClientWithSecret/required")))
                .doesNotContain("client_secret")
                .hasSize(withSecret.size() - 1);
        assertThat(texts(schemas.at("/ClientMetadata/required"))).containsExactly("client_name", "scopes");
        assertThat(texts(schemas.at("/ClientChanges/required"))).isEmpty();
        assertThat(schemas.required("ClientChanges").required("properties").propertyNames())
                .contains("client_name", "scopes", "jwks_uri");
    }

    @ParameterizedTest
    @CsvSource({
        "ClientDetails/client_id, string",
        "ClientDetails/last_used_at, string null",
        "ClientDetails/token_lifetime_seconds, integer null",
        "ClientDetails/jwks, object null",
        "ClientWithSecret/client_secret, string",
        "ClientChanges/jwks_uri, string null",
        "KeyDetails/retired_at, string null",
        "AuditEvent/actor_name, string null",
        "AuditEvent/address, string null",
        "Rotation/overlap_seconds, integer null"
    })
    void fieldWhenItMayBeNullThenTypeSaysSo(String field, String types) {
        JsonNode type = description().at("/components/schemas/" + field.replace("/", "/properties/") + "/type");

        assertThat(type.isArray() ? texts(type) : List.of(type.asString())).containsExactlyInAnyOrder(types.split(" "));
    }

    @Test
    void operationsWhenDescribedThenHaveHeadersParametersAndScope() {
        JsonNode api = description();
        JsonNode list = api.required("paths").required("/admin/api/clients").required("get");

        assertThat(list.required("parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("q", "state", "sort", "limit", "cursor");
        assertThat(list.at("/responses/200/headers").propertyNames()).contains("Link");
        assertThat(api.at("/paths/~1admin~1api~1clients/post/responses/201/headers")
                        .propertyNames())
                .contains("Location");
        assertThat(api.at("/paths/~1admin~1api~1audit/get/responses/200/content")
                        .propertyNames())
                .containsExactlyInAnyOrder("application/json", "text/csv", "application/jsonl");
        assertThat(api.at("/security/0/oauth2/0").asString()).isEqualTo("clients:admin");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo(SERVER.url());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
