package dev.yata.resource.limit;

import dev.yata.resource.web.BasePath;
import dev.yata.resource.web.BufferedRequest;
import dev.yata.resource.web.WebAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Limits the requests of each account and client to an API that sets {@code yata.resource.identifier}. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@ConditionalOnProperty("yata.resource.identifier")
@EnableConfigurationProperties({AccountLimits.class, ClientLimits.class})
public class LimitAutoConfiguration {

    @Bean
    AccountLanes accountLanes(AccountLimits limits) {
        return new AccountLanes(limits);
    }

    @Bean
    ClientBudgets clientBudgets(ClientLimits limits) {
        return new ClientBudgets(limits);
    }

    /** Runs before the body is read. So an account has a limited number of bodies in memory. */
    @Bean
    FilterRegistrationBean<AccountFilter> openRequestsFilter(
            ClientBudgets budgets,
            AccountLanes lanes,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            BasePath base) {
        AccountFilter.Limit limit = (caller, request, rest) -> {
            budgets.countRequest(caller.clientId());
            lanes.open(caller.account(), rest);
        };
        return filter(limit, problems, base, WebAutoConfiguration.BEFORE_BODY);
    }

    /** Runs after the body is read, so that a slow client takes no place, and before filters that use the database. */
    @Bean
    FilterRegistrationBean<AccountFilter> runningRequestsFilter(
            ClientBudgets budgets,
            AccountLanes lanes,
            ObjectProvider<HeavyRequests> heavyRequests,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            BasePath base) {
        HeavyRequests heavy = heavyRequests.getIfAvailable(() -> request -> false);
        AccountFilter.Limit limit = (caller, request, rest) -> {
            if (request instanceof BufferedRequest body) {
                budgets.countBytes(caller.clientId(), body.body().length);
            }
            lanes.run(caller.account(), heavy.isHeavy(request), rest);
        };
        return filter(limit, problems, base, WebAutoConfiguration.AFTER_BODY - 1);
    }

    private static FilterRegistrationBean<AccountFilter> filter(
            AccountFilter.Limit limit, HandlerExceptionResolver problems, BasePath base, int order) {
        var filter = new FilterRegistrationBean<>(new AccountFilter(limit, problems));
        filter.addUrlPatterns(base.servletPattern());
        filter.setOrder(order);
        return filter;
    }
}
