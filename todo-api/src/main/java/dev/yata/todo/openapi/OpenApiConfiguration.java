package dev.yata.todo.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.yata.todo.authserver.AuthServerProperties;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Describes what every route shares: the token it needs and the problems it may answer. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String OAUTH2 = "oauth2";

    @Bean
    OpenAPI description(AuthServerProperties properties) {
        Scopes scopes = new Scopes()
                .addString("todos:read", "Read, list and count todos")
                .addString("todos:write", "Create, change and delete todos");
        OAuthFlow clientCredentials =
                new OAuthFlow().tokenUrl(properties.issuer() + "/oauth/token").scopes(scopes);
        OpenAPI description = new OpenAPI()
                .info(new Info()
                        .title("YATA todo API")
                        .version("v1")
                        .description("Todos of an account. Errors are problems (RFC 9457)."));
        Components components = new Components()
                .addSchemas("Problem", ProblemDocumentation.schema())
                .addSecuritySchemes(
                        OAUTH2,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .flows(new OAuthFlows().clientCredentials(clientCredentials)));
        return description.components(components);
    }

    /** Adds to each operation the scope it needs and the problems that any request may meet. */
    @Bean
    OperationCustomizer tokensAndProblems() {
        return (operation, method) -> {
            RequestMapping mapping =
                    AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
            boolean reads = mapping != null && List.of(mapping.method()).contains(RequestMethod.GET);
            operation.addSecurityItem(new SecurityRequirement().addList(OAUTH2, reads ? "todos:read" : "todos:write"));
            ProblemDocumentation.addTo(operation.getResponses());
            return operation;
        };
    }

    /** The names as they are in JSON. */
    @Bean
    ModelResolver snakeCase(ObjectMapperProvider mapper) {
        return new ModelResolver(
                mapper.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }
}
