package dev.yata.resource.status;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Checks the status of tokens that refer to a status list. */
@AutoConfiguration
@ConditionalOnProperty("yata.resource.identifier")
@EnableConfigurationProperties(StatusListProperties.class)
@EnableScheduling
@Import({StatusListTokenVerifier.class, StatusListCache.class, StatusListValidator.class})
public class StatusListAutoConfiguration {

    /**
     * Adds threads, so that slow jobs such as the deletion of expired rows do not delay the refresh of status lists.
     */
    @Bean
    ThreadPoolTaskSchedulerCustomizer threadsForRefreshAndOtherJobs() {
        return scheduler -> scheduler.setPoolSize(Math.max(2, scheduler.getPoolSize()));
    }
}
