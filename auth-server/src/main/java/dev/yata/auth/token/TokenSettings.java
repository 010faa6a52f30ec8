package dev.yata.auth.token;

import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.settings.StartRefusedException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Configures the lifetime of tokens.
 *
 * @param tokenLifetime {@code yata.token-lifetime} (OAUTH_TOKEN_EXPIRE_SECONDS): seconds, 1 to 86,400, by default 3600;
 *     a client's own lifetime overrides it
 */
@ConfigurationProperties("yata")
record TokenSettings(@DurationUnit(ChronoUnit.SECONDS) Duration tokenLifetime) {

    TokenSettings {
        StartRefusedException.requireRange(
                "OAUTH_TOKEN_EXPIRE_SECONDS", tokenLifetime.toSeconds(), 1, ClientMetadata.MAX_TOKEN_LIFETIME_SECONDS);
    }
}
