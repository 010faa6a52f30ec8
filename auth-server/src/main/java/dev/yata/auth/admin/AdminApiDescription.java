package dev.yata.auth.admin;

import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.ServerSettings;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Describes the admin API at {@code /v3/api-docs} (OpenAPI 3.1). The controllers describe routes and bodies. */
@Configuration(proxyBeanMethods = false)
class AdminApiDescription {

    /** The schema of a merge patch for {@code ClientMetadata}. */
    static final String CLIENT_CHANGES = "#/components/schemas/ClientChanges";

    private static final String OAUTH2 = "oauth2";

    @Bean
    OpenAPI openApi(ServerSettings server) {
        String scope = ProtectedResources.CLIENTS_ADMIN;
        OAuthFlow clientCredentials = new OAuthFlow()
                .tokenUrl(server.url("/oauth/token"))
                .scopes(new Scopes().addString(scope, "Manage clients, keys and the audit"));
        return new OpenAPI()
                .info(new Info().title("YATA admin API").version("v1"))
                .servers(List.of(new Server().url(server.url(""))))
                .security(List.of(new SecurityRequirement().addList(OAUTH2, scope)))
                .components(new Components()
                        .addSecuritySchemes(
                                OAUTH2,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.OAUTH2)
                                        .flows(new OAuthFlows().clientCredentials(clientCredentials))));
    }

    @Bean
    @Order(0)
    OpenApiCustomizer clientSchemas() {
        return description -> {
            Map<String, Schema<?>> schemas = new HashMap<>();
            description.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name, schema));
            for (String type : List.of("ClientMetadata", "ClientDetails", "ClientWithSecret")) {
                // The values of a JWK set are of any type.
                property(schemas.get(type), "jwks").setAdditionalProperties(true);
            }
            Schema<?> metadata = Objects.requireNonNull(schemas.get("ClientMetadata"));
            Schema<?> changes = new JsonSchema();
            changes.addType("object");
            changes.setDescription("The fields to change; all others stay");
            changes.setProperties(metadata.getProperties());
            description.getComponents().addSchemas("ClientChanges", changes);
        };
    }

    private static Schema<?> property(@Nullable Schema<?> schema, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(schema).getProperties().get(name), name);
    }
}
