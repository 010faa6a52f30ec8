package dev.yata.auth.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.auth.key.HmacKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SignedSessionCookieTests {

    /** The issuer decides whether the cookie is secure. The request does not, because a proxy may terminate TLS. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void writeWhenIssuerIsHttpsThenSecure(boolean https) {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new SignedSessionCookie(new HmacKey(new byte[32]), https)
                .writeCookieValue(new CookieValue(new MockHttpServletRequest(), response, "id"));

        String header = String.valueOf(response.getHeader("Set-Cookie"));
        assertThat(header).startsWith("yata-console=id.").contains("; HttpOnly", "; SameSite=Strict");
        assertThat(header.contains("; Secure")).isEqualTo(https);
    }
}
