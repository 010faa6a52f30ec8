package dev.yata.auth.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Reports that the caller must wait (429, RFC 6585 section 4). Nothing was checked or changed. */
public final class TooManyRequestsException extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;
    private final @Nullable String target;

    TooManyRequestsException(String reason, Duration wait, @Nullable String target) {
        super(new OAuth2Error("temporarily_unavailable", reason + "; try again in " + seconds(wait) + " s", null));
        this.wait = wait;
        this.target = target;
    }

    /** Returns the value for the header {@code Retry-After}: whole seconds, at least 1. */
    public long retryAfterSeconds() {
        return seconds(wait);
    }

    /** Returns the client or user, if it is known to exist. */
    @Nullable
    String target() {
        return target;
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
