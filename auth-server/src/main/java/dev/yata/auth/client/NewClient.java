package dev.yata.auth.client;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for when a client is registered.
 *
 * @param clientName 1–200 visible characters: no controls, no invisible format characters, no half of a surrogate pair
 * @param scopes at least one, each of {@link dev.yata.auth.settings.ProtectedResources#SCOPES}
 * @param account whose data the client sees, 1–64 of letters, digits and {@code . _ @ -}; "default" when absent
 * @param resources URLs of protected resources; the todo API when empty or absent
 * @param tokenLifetimeSeconds 1–86,400; the server's default when absent
 */
public record NewClient(
        @NotBlank(message = "must not be blank")
        @Pattern(
                regexp = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,200}",
                message = "must be 1 to 200 visible characters")
        String clientName,

        @NotEmpty(message = "must name at least one scope") @Size(max = 20, message = "must be at most 20")
        List<@NotNull(message = "must be a string") String> scopes,

        @Pattern(regexp = "[A-Za-z0-9._@-]{1,64}", message = "must be 1 to 64 letters, digits or . _ @ -") @Nullable
        String account,

        @Size(max = 20, message = "must be at most 20") @Nullable
        List<@NotNull(message = "must be a string") String> resources,

        @Range(min = 1, max = MAX_TOKEN_LIFETIME_SECONDS, message = "must be {min} to {max} seconds") @Nullable
        Integer tokenLifetimeSeconds) {

    /** One day: how long at most a token, and so the trace of a deleted client, lives. */
    public static final int MAX_TOKEN_LIFETIME_SECONDS = 86_400;
}
