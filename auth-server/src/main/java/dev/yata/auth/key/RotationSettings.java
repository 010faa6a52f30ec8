package dev.yata.auth.key;

import dev.yata.auth.settings.StartRefusedException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configures when signing keys change. Durations have the form {@code 90d}, {@code 12h}, {@code 30s}.
 *
 * @param rotateAfter {@code yata.keys.rotate-after}: how long a key signs, by default 90 days
 * @param publishBefore {@code yata.keys.publish-before}: how long a key is published before a regular rotation, by
 *     default 1 day; less than {@code rotateAfter}
 * @param publishAtLeast {@code yata.keys.publish-at-least}: the same for a requested rotation, by default 90 s. It
 *     covers the 5 s after which every replica publishes the key and the 60 s a cache may keep the published keys.
 */
@ConfigurationProperties("yata.keys")
record RotationSettings(Duration rotateAfter, Duration publishBefore, Duration publishAtLeast) {

    RotationSettings {
        if (publishAtLeast.isNegative()
                || publishBefore.compareTo(publishAtLeast) < 0
                || rotateAfter.compareTo(publishBefore) <= 0) {
            throw new StartRefusedException(
                    "yata.keys: publish-at-least, publish-before and rotate-after must be in ascending order.",
                    "Leave them out for 90s, 1d and 90d, or make each longer than the previous one.");
        }
    }
}
