package dev.yata.todo.idempotency;

import dev.yata.todo.web.WebConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Puts the filter around the API's routes. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            RecordedAnswers answers,
            PlatformTransactionManager transactions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var filter = new FilterRegistrationBean<>(new IdempotencyFilter(answers, transactions, problems));
        filter.addUrlPatterns(WebConfiguration.API);
        filter.setOrder(WebConfiguration.AFTER_BODY);
        return filter;
    }
}
