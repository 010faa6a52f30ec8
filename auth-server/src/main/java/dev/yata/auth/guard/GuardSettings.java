package dev.yata.auth.guard;

import dev.yata.auth.settings.StartRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures the limits of each replica.
 *
 * @param failuresPerClient {@code yata.guard.failures-per-client}: the number of failed authentications of one client
 *     from one address without delay, 1 to 1,000,000, by default 5; each further failure doubles the delay from 1 s to
 *     5 min
 * @param failuresPerAddress {@code yata.guard.failures-per-address}: the same for all clients from one address, by
 *     default 50
 * @param tokenRequestsPerMinute {@code yata.guard.token-requests-per-minute} (YATA_TOKEN_REQUESTS_PER_MINUTE): the
 *     limit of clients without a limit of their own, 1 to 1,000,000, by default 600; also the largest burst
 */
@ConfigurationProperties("yata.guard")
record GuardSettings(int failuresPerClient, int failuresPerAddress, int tokenRequestsPerMinute) {

    private static final int MAX = 1_000_000;

    GuardSettings {
        StartRefusedException.requireRange("yata.guard.failures-per-client", failuresPerClient, 1, MAX);
        StartRefusedException.requireRange("yata.guard.failures-per-address", failuresPerAddress, 1, MAX);
        StartRefusedException.requireRange("YATA_TOKEN_REQUESTS_PER_MINUTE", tokenRequestsPerMinute, 1, MAX);
    }
}
