package dev.yata.auth.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * What is to change about a client, by the rules of {@link NewClient}: a field that is null was not sent and stays, an
 * empty one was sent as JSON {@code null} and goes back to its default. A name and scopes can't be cleared. Of {@code
 * jwks} and {@code jwks_uri} the one that is given replaces the other.
 */
@SuppressWarnings("NullableOptional") // a missing field and a JSON null are two things
public record ClientChanges(
        @Nullable
        Optional<
                        @NotBlank(message = NewClient.NO_NAME)
                        @Pattern(regexp = NewClient.NAME, message = NewClient.NAME_RULE) String>
                clientName,

        @Nullable Optional<@Pattern(regexp = NewClient.ACCOUNT, message = NewClient.ACCOUNT_RULE) String> account,

        @Nullable
        Optional<
                        @NotEmpty(message = NewClient.NO_SCOPE)
                                @Size(max = NewClient.MAX_ITEMS, message = NewClient.TOO_MANY) List<
                                String>>
                scopes,

        @Nullable Optional<@Size(max = NewClient.MAX_ITEMS, message = NewClient.TOO_MANY) List<String>> resources,

        @Nullable
        Optional<@Range(min = 1, max = NewClient.MAX_TOKEN_LIFETIME_SECONDS, message = NewClient.LIFETIME_RULE) Integer>
                tokenLifetimeSeconds,

        @Nullable
        Optional<@Range(min = 1, max = NewClient.MAX_REQUESTS_PER_MINUTE, message = NewClient.REQUESTS_RULE) Integer>
                tokenRequestsPerMinute,

        @Nullable Optional<Map<String, Object>> jwks,

        @Nullable Optional<@Size(max = NewClient.MAX_URI, message = "must be at most {max} characters") String> jwksUri,

        @Nullable Optional<Boolean> dpopBoundAccessTokens) {

    /** The value that results: the one sent, or else the one from before. */
    static <T> @Nullable T result(@Nullable Optional<T> sent, @Nullable T before) {
        return sent == null ? before : sent.orElse(null);
    }

    /** Without the keys, should a private one be among them by mistake. */
    @Override
    public String toString() {
        return "changes";
    }
}
