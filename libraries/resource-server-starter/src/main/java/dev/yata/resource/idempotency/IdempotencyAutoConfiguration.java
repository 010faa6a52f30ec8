package dev.yata.resource.idempotency;

import dev.yata.resource.cleaning.ExpiringTable;
import dev.yata.resource.schema.SchemaAutoConfiguration;
import dev.yata.resource.web.BasePath;
import dev.yata.resource.web.WebAutoConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Supports idempotency keys if a database can store responses. Without one the header has no effect. */
@AutoConfiguration(after = SchemaAutoConfiguration.class)
@ConditionalOnBean(SchemaAutoConfiguration.class)
@Import(RecordedResponses.class)
public class IdempotencyAutoConfiguration {

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            RecordedResponses responses,
            PlatformTransactionManager transactions,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            BasePath base,
            @Value("${yata.resource.identifier}") String resource) {
        var filter = new FilterRegistrationBean<>(new IdempotencyFilter(responses, transactions, problems, resource));
        filter.addUrlPatterns(base.servletPattern());
        filter.setOrder(WebAutoConfiguration.AFTER_BODY);
        return filter;
    }

    @Bean
    ExpiringTable idempotencyKeyTable() {
        return new ExpiringTable(RecordedResponses.TABLE, "created_at", RecordedResponses.LIFETIME);
    }
}
