package dev.yata.resource.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.yata.resource.authserver.AuthServerProperties;
import dev.yata.resource.security.ResourceServerAutoConfiguration;
import dev.yata.resource.security.ScopeRules;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.PathContainer;

/** Completes the OpenAPI description of a resource server that uses springdoc. */
@AutoConfiguration(
        after = ResourceServerAutoConfiguration.class,
        beforeName = "org.springdoc.core.configuration.SpringDocConfiguration")
@ConditionalOnClass({OpenApiCustomizer.class, ModelResolver.class})
@ConditionalOnBean(ResourceServerAutoConfiguration.class)
public class OpenApiAutoConfiguration {

    private static final String OAUTH2 = "oauth2";

    /** Adds to each operation its scope, and the problems that every request may get. */
    @Bean
    OpenApiCustomizer scopesAndProblems(AuthServerProperties authServer, ScopeRules rules) {
        return description -> {
            Scopes scopes = new Scopes();
            description
                    .getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        rules.scopeFor(method.name(), PathContainer.parsePath(path))
                                .ifPresent(scope -> {
                                    scopes.addString(scope, scope);
                                    operation.addSecurityItem(new SecurityRequirement().addList(OAUTH2, scope));
                                });
                        ProblemDocumentation.addTo(operation.getResponses());
                    }));
            OAuthFlow clientCredentials = new OAuthFlow()
                    .tokenUrl(authServer.issuer() + "/oauth/token")
                    .scopes(scopes);
            description
                    .getComponents()
                    .addSchemas("Problem", ProblemDocumentation.schema())
                    .addSecuritySchemes(
                            OAUTH2,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.OAUTH2)
                                    .flows(new OAuthFlows().clientCredentials(clientCredentials)));
        };
    }

    /** Uses the names that fields have in JSON. */
    @Bean
    ModelResolver snakeCaseModelResolver(ObjectMapperProvider mapper) {
        return new ModelResolver(
                mapper.jsonMapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }
}
