package dev.yata.todo.idempotency;

import dev.yata.todo.problem.Problem;
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
 * A key and whose it is.
 *
 * @param account whose todos the request works on
 * @param clientId which client sent it; two clients may use the same key
 * @param value 1 to 255 visible ASCII characters
 */
record IdempotencyKey(String account, String clientId, String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

    static IdempotencyKey of(HttpServletRequest request, Jwt token) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.size() != 1 || !FORM.matcher(values.get(0)).matches()) {
            throw Problem.invalid(HEADER, "must be sent once, with 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(claim(token, "account"), claim(token, "client_id"), values.get(0));
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    /** A number for this key's advisory lock; two keys that meet in one number only get a 409 at times. */
    long lockNumber() {
        return ByteBuffer.wrap(sha256().digest(
                                String.join("\n", account, clientId, value).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
