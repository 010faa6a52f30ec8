package dev.yata.resource.openapi;

import dev.yata.resource.authserver.AuthServerProperties;
import dev.yata.resource.security.ResourceServerAutoConfiguration;
import dev.yata.resource.security.ResourceUri;
import dev.yata.resource.security.ScopeRules;
import dev.yata.resource.web.BasePath;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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
    @Order(1)
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
                        ProblemDocumentation.addTo(operation);
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

    @Bean
    @Order(2)
    OpenApiCustomizer headerDocumentation() {
        return new HeaderDocumentation();
    }

    @Bean
    @Order(3)
    OpenApiCustomizer responseFields() {
        return new ResponseFields();
    }

    /** Comes last, because the scopes are found by the whole path. */
    @Bean
    @Order
    OpenApiCustomizer serverDocumentation(ResourceUri resource, BasePath base) {
        return new ServerDocumentation(resource, base);
    }

    /** Leaves the root to an API that begins there. Comes before security, because the description is public. */
    @Bean
    @ConditionalOnClass(name = "org.springdoc.webmvc.ui.SwaggerConfig")
    @ConditionalOnBooleanProperty(name = "springdoc.swagger-ui.enabled", matchIfMissing = true)
    FilterRegistrationBean<HomeRedirect> homeRedirect(BasePath base) {
        var filter = new FilterRegistrationBean<>(new HomeRedirect());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setEnabled(!base.value().isEmpty());
        return filter;
    }

    @Bean
    ModelResolver recordSchemas(ObjectMapperProvider mapper) {
        return new RecordSchemas(mapper.jsonMapper());
    }
}
