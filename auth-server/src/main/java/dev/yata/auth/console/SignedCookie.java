package dev.yata.auth.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The session's cookie: its id and a signature over it. A cookie without a right signature does not exist. */
final class SignedCookie implements CookieSerializer {

    static final String NAME = "yata-console";
    static final String PATH = "/admin";

    private static final String USE = "cookie";

    private final DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    private final SessionSignature signature;

    SignedCookie(SessionSignature signature, boolean secure) {
        this.signature = signature;
        cookie.setCookieName(NAME);
        cookie.setCookiePath(PATH);
        cookie.setSameSite("Strict");
        cookie.setUseSecureCookie(secure);
        cookie.setUseBase64Encoding(false);
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        String id = value.getCookieValue();
        // An empty value takes the cookie away.
        String signed = id.isEmpty() ? id : id + "." + signature.sign(USE, id);
        cookie.writeCookieValue(new CookieValue(value.getRequest(), value.getResponse(), signed));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return cookie.readCookieValues(request).stream()
                .map(this::sessionId)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> sessionId(String signed) {
        int dot = signed.indexOf('.');
        return dot > 0 && signature.matches(USE, signed.substring(0, dot), signed.substring(dot + 1))
                ? Optional.of(signed.substring(0, dot))
                : Optional.empty();
    }
}
