package dev.yata.resource.cleaning;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/** Deletes expired rows if there is a database. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
@EnableScheduling
public class CleaningAutoConfiguration {

    @Bean
    Cleaning cleaning(ObjectProvider<ExpiringTable> tables, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Cleaning(tables.orderedStream().toList(), jdbc, transactions);
    }
}
