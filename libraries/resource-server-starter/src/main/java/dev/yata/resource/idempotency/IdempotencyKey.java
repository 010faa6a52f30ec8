package dev.yata.resource.idempotency;

import dev.yata.resource.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Identifies an idempotency key of one client and account.
 *
 * @param resource the resource identifier of this service; another service may share the database
 * @param account the account of the access token
 * @param clientId the client of the access token; two clients may use the same key
 * @param value 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String resource, String account, String clientId, String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    static IdempotencyKey of(String resource, HttpServletRequest request, Jwt token) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.size() != 1 || !FORM.matcher(values.get(0)).matches()) {
            throw Problem.invalid(HEADER, "must be sent once, with 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(resource, claim(token, "account"), claim(token, "client_id"), values.get(0));
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    /**
     * Returns the number of this key's advisory lock. If two keys share a number, at worst one of them gets an
     * unnecessary 409.
     */
    long lockNumber() {
        return ByteBuffer.wrap(sha256().digest(String.join("\n", resource, account, clientId, value)
                        .getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
