package dev.yata.auth.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sees of a signing key.
 *
 * @param activatesAt of the next key: when it begins to sign
 * @param activatedAt since when it has signed
 * @param retiredAt when it stopped
 * @param removedAt of a retired key: when it is no longer published, as the last token it signed has expired by then
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

    /** Published only, signing, or published only for what it signed. */
    public enum State {
        @JsonProperty("next")
        NEXT,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("retired")
        RETIRED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
