package dev.yata.resource.openapi;

import dev.yata.resource.authserver.AuthServerProperties;
import dev.yata.resource.security.ResourceServerAutoConfiguration;
import dev.yata.resource.security.ResourceUri;
import dev.yata.resource.security.ScopeRules;
import dev.yata.resource.web.BasePath;
import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Completes the OpenAPI description of a service that uses springdoc. */
@AutoConfiguration(
        after = ResourceServerAutoConfiguration.class,
        beforeName = "org.springdoc.core.configuration.SpringDocConfiguration")
@ConditionalOnClass({OpenApiCustomizer.class, ModelResolver.class})
public class OpenApiAutoConfiguration {

    @Bean
    ModelResolver recordSchemas(ObjectMapperProvider mapper) {
        return new RecordSchemas(mapper.jsonMapper());
    }

    @Bean
    @Order(1)
    OpenApiCustomizer problemDocumentation() {
        return new ProblemDocumentation();
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

    /** Describes what only resource servers have. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ResourceServerAutoConfiguration.class)
    static class ResourceServerConfiguration {

        @Bean
        @Order(1)
        OpenApiCustomizer scopeDocumentation(AuthServerProperties authServer, ScopeRules rules) {
            return new ScopeDocumentation(authServer.issuer(), rules);
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
    }
}
