package dev.yata.launcher.admin;

import dev.yata.command.UserError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A path under {@code /admin/api}, percent-encoded, with its query.
 *
 * @param text the path and query, for example {@code /clients/laptop/tokens?limit=50}
 */
public record ApiPath(String text) {

    /**
     * Returns the path of these segments.
     *
     * @throws UserError if a segment is empty or consists of dots, which would lead to another resource
     */
    public static ApiPath of(String... segments) {
        return new ApiPath(Arrays.stream(segments)
                .map(segment -> "/" + encode(requireName(segment)))
                .collect(Collectors.joining()));
    }

    /** Adds a query parameter, unless its value is null. */
    public ApiPath with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new ApiPath(text + (text.contains("?") ? "&" : "?") + name + "=" + encode(value.toString()));
    }

    /** Returns the member that identifies a resource of this path. */
    String idMember() {
        if (text.matches("/clients/[^/]+/tokens\\b.*")) {
            return "jti";
        }
        return switch (text.replaceFirst("^/(\\w+).*", "$1")) {
            case "clients" -> "client_id";
            case "keys" -> "kid";
            default -> "id";
        };
    }

    private static String requireName(String segment) {
        if (segment.isBlank() || segment.chars().allMatch(character -> character == '.')) {
            throw new UserError("'" + segment + "' is not an ID. Nothing was changed.");
        }
        return segment;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
