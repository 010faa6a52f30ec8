package dev.yata.auth.guard;

import dev.yata.auth.settings.StartRefusedException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much is too much, on each replica.
 *
 * @param failuresPerClient {@code yata.guard.failures-per-client}: how many failed authentications of one client from one
 *     address are free, 1 to 1,000,000, by default 5; each further one doubles the wait, from 1 s to 5 min
 * @param failuresPerAddress {@code yata.guard.failures-per-address}: the same for all clients from one address, by
 *     default 50
 * @param tokenRequestsPerMinute {@code yata.guard.token-requests-per-minute} (YATA_TOKEN_REQUESTS_PER_MINUTE): for each
 *     client that has no limit of its own, 1 to 1,000,000, by default 600; so many may also come at once
 */
@ConfigurationProperties("yata.guard")
record GuardSettings(int failuresPerClient, int failuresPerAddress, int tokenRequestsPerMinute) {

    private static final int MAX = 1_000_000;

    GuardSettings {
        check("yata.guard.failures-per-client", failuresPerClient);
        check("yata.guard.failures-per-address", failuresPerAddress);
        check("YATA_TOKEN_REQUESTS_PER_MINUTE", tokenRequestsPerMinute);
    }

    private static void check(String name, int value) {
        if (value < 1 || value > MAX) {
            throw new StartRefusedException(name + " is out of range.", "Give a number from 1 to " + MAX + ".");
        }
    }
}
