package dev.yata.auth.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that every error has the documented form, whichever part of the server rejects the request. */
class ErrorFormTests extends RunningServer {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    @ParameterizedTest
    @CsvSource({
        "TRACE /oauth/jwks, 405",
        "FOO /oauth/jwks, 400",
        "GET //oauth/jwks, 400",
        "GET //, 400",
        "GET /oauth/jwks;x=y, 400",
        "GET /error, 404",
        "GET /admin/api/clients/%00, 400",
        "GET /admin/api/clients/a%2Fb, 400",
        "GET /admin/api/clients/%ff, 400",
        "GET /oauth/status-lists/99, 404",
        "GET /oauth/status-lists/x, 404",
        "GET /actuator/health/db, 404",
        "GET /actuator/health/nothing, 404",
    })
    void requestWhenRefusedAnywhereThenProblem(String line, int status) {
        assertProblem(SERVER.raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), status);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/api/clients, 401",
        "/admin/api/nothing, 401",
        "/oauth/status-lists/99, 406",
        "/.well-known/oauth-authorization-server, 406",
        "/nothing, 404"
    })
    void requestWhenAcceptIsMalformedThenProblem(String path, int status) {
        assertProblem(
                SERVER.raw("GET " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: malformed\r\n\r\n"),
                status);
    }

    @Test
    void adminApiWhenAcceptIsMalformedThenProblem() {
        Answer answer =
                SERVER.get("/admin/api/clients", "Authorization", "Bearer " + adminToken(), "Accept", "malformed");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("detail")).isNotBlank();
    }

    @Test
    void requestWhenHeaderIsHugeThenProblem() {
        assertProblem(
                SERVER.raw("GET /oauth/jwks HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOO /oauth/token HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n" + FORM
                        + "Content-Length: 8\r\nConnection: close\r\n\r\na%00b=cc",
                "POST /oauth/token HTTP/1.1\r\nHost: localhost\r\n" + FORM
                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            })
    void formEndpointWhenRequestIsBrokenThenInvalidRequest(String request) {
        assertThat(SERVER.raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("Content-Type: application/json")
                .contains("\"error\":\"invalid_request\",\"error_description\":\"");
    }

    @Test
    void formEndpointWhenHeaderIsHugeThenInvalidRequest() {
        assertThat(SERVER.raw("POST /oauth/token HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"error\":\"invalid_request\"");
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json")
                .contains("\"type\":\"about:blank\"")
                .contains("\"status\":" + status)
                .contains("\"detail\":\"");
    }
}
