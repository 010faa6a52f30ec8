package dev.yata.auth.token;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of one access token.
 *
 * @param thumbprint the thumbprint of the key that the token is bound to (RFC 9449 section 6.1); null for a bearer
 *     token
 */
public record TokenContent(
        String subject,
        String account,
        List<String> scopes,
        String audience,
        @Nullable String thumbprint) {}
