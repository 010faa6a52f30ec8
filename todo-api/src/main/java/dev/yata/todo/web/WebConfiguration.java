package dev.yata.todo.web;

import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The order of things around a request: slashes, then security, then the body, then the controller. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebMvcConfigurer {

    /** Where the API's routes begin, for filters. */
    public static final String API = "/api/v1/*";

    /** After security: nobody's body is read before the token is known to be good. */
    private static final int BODY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10;

    /** For filters that need the body. */
    public static final int AFTER_BODY = BODY + 10;

    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
        var filter = new FilterRegistrationBean<>(UrlHandlerFilter.trailingSlashHandler("/api/v1/**", "/swagger-ui/")
                .wrapRequest()
                .build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var filter = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        filter.addUrlPatterns(API);
        filter.setOrder(BODY);
        return filter;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, StrictDate::parse);
        registry.addConverterFactory(new NamedEnums());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
    }
}
