package dev.yata.auth.console;

import dev.yata.auth.key.HmacKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Writes the session's cookie: its id and an HMAC-SHA-256 over it. Ignores cookies without a valid signature, so a
 * stolen session table opens nothing.
 */
final class SignedSessionCookie extends DefaultCookieSerializer {

    private final HmacKey key;

    SignedSessionCookie(HmacKey key, boolean secure) {
        this.key = key;
        setCookieName("yata-console");
        setCookiePath("/admin");
        setSameSite("Strict");
        setUseSecureCookie(secure);
        setUseBase64Encoding(false);
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        // An empty value deletes the cookie.
        String signed = id.isEmpty() ? id : id + "." + sign(id);
        super.writeCookieValue(new CookieValue(value.getRequest(), value.getResponse(), signed));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return super.readCookieValues(request).stream()
                .map(this::sessionId)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> sessionId(String signed) {
        String id = signed.split("\\.", 2)[0];
        boolean valid = MessageDigest.isEqual(bytes(id + "." + sign(id)), bytes(signed));
        return valid ? Optional.of(id) : Optional.empty();
    }

    /** Returns 43 characters of base64url. */
    private String sign(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(bytes(id)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
