package dev.yata.auth.key;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Describes a signing key to administrators.
 *
 * @param activatesAt when the next key starts to sign
 * @param activatedAt when it started to sign
 * @param retiredAt when it stopped signing
 * @param removedAt when a retired key is deleted, after its last token has expired
 */
public record KeyDetails(
        String kid,
        String algorithm,
        State state,
        Instant createdAt,
        @Nullable Instant activatesAt,
        @Nullable Instant activatedAt,
        @Nullable Instant retiredAt,
        @Nullable Instant removedAt) {

    /** Next: published before it signs. Active: signs. Retired: published until its last token has expired. */
    public enum State {
        NEXT,
        ACTIVE,
        RETIRED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
