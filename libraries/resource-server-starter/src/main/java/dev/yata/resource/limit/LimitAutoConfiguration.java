package dev.yata.resource.limit;

import dev.yata.resource.web.BasePath;
import dev.yata.resource.web.WebAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Limits the requests of each account to an API that sets {@code yata.resource.identifier}. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@ConditionalOnProperty("yata.resource.identifier")
@EnableConfigurationProperties(AccountLimits.class)
public class LimitAutoConfiguration {

    @Bean
    AccountLanes accountLanes(AccountLimits limits) {
        return new AccountLanes(limits);
    }

    @Bean
    FilterRegistrationBean<AccountLimitFilter> accountLimitFilter(
            AccountLanes lanes,
            ObjectProvider<HeavyRequests> heavy,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            BasePath base) {
        var filter = new FilterRegistrationBean<>(
                new AccountLimitFilter(lanes, heavy.getIfAvailable(() -> request -> false), problems));
        filter.addUrlPatterns(base.servletPattern());
        filter.setOrder(WebAutoConfiguration.AFTER_BODY - 1);
        return filter;
    }
}
