package dev.yata.resource.web;

import dev.yata.resource.request.RequestIdFilter;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks every request to the API. To switch this off, set {@code yata.web.enabled} to false. Filters run in this
 * order: request ID, headers, trailing slashes, security, body.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "yata.web.enabled", matchIfMissing = true)
@Import(StrictJson.class)
public class WebAutoConfiguration {

    /** Places the filter after security, so that a body is read only if the token is valid. */
    private static final int BODY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10;

    /** Defines the order of filters that run after security and before the body is read. */
    public static final int BEFORE_BODY = BODY - 5;

    /** Defines the order of filters that need the body. */
    public static final int AFTER_BODY = BODY + 10;

    /** Takes {@code yata.web.base-path}, or by default the path of the resource identifier. */
    @Bean
    BasePath basePath(
            @Value("${yata.resource.identifier:}") URI identifier, @Value("${yata.web.base-path:#{null}}") String set) {
        return new BasePath(set == null ? identifier.getPath() : set);
    }

    /** Comes first and applies to every path, so that each answer and each line of the log has the ID. */
    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        var filter = new FilterRegistrationBean<>(new RequestIdFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Applies to every path, so that all routes of a service read headers in the same way. */
    @Bean
    FilterRegistrationBean<RequestHeaderFilter> requestHeaderFilter() {
        var filter = new FilterRegistrationBean<>(new RequestHeaderFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilter(BasePath base) {
        var filter =
                new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler(base.value() + "/**", "/swagger-ui/")
                        .wrapRequest()
                        .build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            BasePath base, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var filter = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        filter.addUrlPatterns(base.servletPattern());
        filter.setOrder(BODY);
        return filter;
    }

    @Bean
    WebMvcConfigurer strictParameters(BasePath base) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, LocalDate.class, StrictDateDeserializer::parse);
                registry.addConverterFactory(new EnumConverterFactory());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UnknownParameterInterceptor()).addPathPatterns(base.value() + "/**");
            }
        };
    }
}
