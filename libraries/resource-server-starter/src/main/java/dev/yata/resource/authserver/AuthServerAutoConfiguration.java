package dev.yata.resource.authserver;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Connects a resource server with its auth-server. */
@AutoConfiguration
@ConditionalOnProperty("yata.resource.identifier")
@EnableConfigurationProperties(AuthServerProperties.class)
@Import({AuthServerClient.class, AuthServerKeys.class})
public class AuthServerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
