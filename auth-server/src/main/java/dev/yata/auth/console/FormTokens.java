package dev.yata.auth.console;

import dev.yata.auth.settings.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.util.WebUtils;

/**
 * Proof that a form came from this console. It follows from the session, so that nothing need be stored and every tab has
 * the same. Before signing in there is no session, and a cookie takes its place: visitors make no rows in the database.
 */
final class FormTokens implements CsrfTokenRepository {

    static final String FIELD = "_csrf";

    private static final String COOKIE = "yata-console-form";

    private final SessionSignature signature;
    private final boolean secure;

    FormTokens(SessionSignature signature, boolean secure) {
        this.signature = signature;
        this.secure = secure;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return token(session == null ? Secret.random().value() : signature.sign("form", session.getId()));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) == null) {
            write(token == null ? "" : token.getToken(), response);
        } else if (WebUtils.getCookie(request, COOKIE) != null) {
            write("", response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            return generateToken(request);
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || cookie.getValue().isEmpty() ? null : token(cookie.getValue());
    }

    private void write(String value, HttpServletResponse response) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(COOKIE, value)
                .path(SignedCookie.PATH)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict");
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                (value.isEmpty() ? cookie.maxAge(0) : cookie).build().toString());
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", FIELD, value);
    }
}
