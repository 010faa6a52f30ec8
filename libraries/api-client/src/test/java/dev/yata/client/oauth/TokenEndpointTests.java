package dev.yata.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.client.http.HttpClient;
import dev.yata.client.http.Timeouts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeBackend backend = new FakeBackend();
    private final TokenEndpoint endpoint = endpoint("todos:read todos:write");

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void fetchWhenAskingThenFollowsRfc6749And8707() throws TokenUnavailable {
        AccessToken token = endpoint.fetch();

        FakeBackend.Seen request = backend.tokenRequests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
        String credentials = request.headers().get("authorization").replace("Basic ", "");
        assertThat(new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8))
                .isEqualTo("my+client:s%3Acret%2F%25");
        assertThat(request.body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials",
                        "resource=http%3A%2F%2Flocalhost%3A8080%2Fapi%2Fv1",
                        "scope=todos%3Aread+todos%3Awrite");
        assertThat(token.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void fetchWhenNoScopeIsSetThenSendsNone() throws TokenUnavailable {
        endpoint("").fetch();

        assertThat(backend.tokenRequests.get(0).body()).doesNotContain("scope");
    }

    @ParameterizedTest
    @CsvSource({
        "todos:read, todos:read, 2",
        "todos:write notes:read, todos:write, 3",
    })
    void fetchWhenTheClientLostAScopeThenGetsWhatIsLeftOfThoseItWants(String has, String gets, int requests)
            throws TokenUnavailable {
        backend.token(Reply.of(400, "{\"error\":\"invalid_scope\"}"), granting(has), granting(gets));

        assertThat(endpoint.fetch().scope()).isEqualTo(gets);
        assertThat(backend.tokenRequests).hasSize(requests);
        assertThat(backend.tokenRequests.get(1).body()).doesNotContain("scope");
        if (requests == 3) {
            assertThat(backend.tokenRequests.get(2).body()).endsWith("scope=" + gets.replace(":", "%3A"));
        }
    }

    @Test
    void fetchWhenTheClientHasNoneOfTheScopesItWantsThenTakesNoOther() {
        backend.token(Reply.of(400, "{\"error\":\"invalid_scope\"}"), granting("notes:read"));

        assertThatThrownBy(endpoint::fetch).hasMessageContaining("OAUTH_SCOPE (todos:read todos:write)");
    }

    private static Reply granting(String scope) {
        return Reply.of(
                200,
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":60,\"scope\":\"" + scope + "\"}");
    }

    @Test
    void fetchWhenClientIsDisabledThenSaysSoAndNothingOfCredentials() {
        backend.token(Reply.of(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":"
                        + "\"The client is disabled; an administrator can enable it again\"}"));

        assertThatThrownBy(endpoint::fetch)
                .hasMessageContaining("the client is disabled; ask the admin to enable it")
                .hasMessageNotContaining("OAUTH_CLIENT_SECRET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_client | OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET",
                "invalid_scope | OAUTH_SCOPE",
                "invalid_target | has no API at",
                "unauthorized_client | client_credentials",
                "invalid_dpop_proof | OAUTH_DPOP=true",
                "invalid_request | OAUTH_TOKEN_URL must be",
                "unsupported_grant_type | client_credentials",
                "something_new | ask the admin",
            })
    void fetchWhenRefusedThenSaysWhatToDo(String error, String advice) {
        Reply refusal = Reply.of(400, "{\"error\":\"" + error + "\",\"error_description\":\"x\"}");
        backend.token(refusal, refusal);

        assertThatThrownBy(endpoint::fetch)
                .isInstanceOfSatisfying(
                        TokenUnavailable.class, e -> assertThat(e.isPermanent()).isTrue())
                .hasMessageContainingAll(error, advice)
                .hasMessageNotContaining("s:cret");
    }

    @ParameterizedTest
    @CsvSource({"http, does not speak HTTP", "https, does not speak https"})
    void fetchWhenSomethingElseAnswersThenPointsToTheUrl(String scheme, String advice) throws IOException {
        try (ServerSocket ssh = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                while (!ssh.isClosed()) {
                    try (Socket connection = ssh.accept()) {
                        connection
                                .getOutputStream()
                                .write("SSH-2.0-OpenSSH_9.2\r\n".repeat(9).getBytes(StandardCharsets.US_ASCII));
                        // Closing the connection before reading the request could discard bytes that the client has not
                        // received yet.
                        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // The client has closed the connection, or the test is over.
                    }
                }
            });
            answering.start();

            URI url = URI.create(scheme + "://127.0.0.1:" + ssh.getLocalPort() + "/oauth/token");
            assertThatThrownBy(() -> endpoint(url, "", Duration.ofSeconds(20)).fetch())
                    .hasMessageContainingAll(advice, "host and port in OAUTH_TOKEN_URL");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | <html> | HTTP 503",
                "404 | <html> | OAUTH_TOKEN_URL",
                "401 | {\"status\":401} | check OAUTH_TOKEN_URL",
                "302 | | check OAUTH_TOKEN_URL",
                "200 | <html> | HTTP 200",
                "200 | {} | did not answer with a bearer token",
                "200 | {\"access_token\":\"t\",\"token_type\":\"DPoP\"} | did not answer with a bearer token",
                "429 | {\"error\":\"slow_down\"} | rate limiting",
                "-1 | | broke off the connection",
            })
    void fetchWhenServerIsUnwellThenMayBeAskedAgain(int status, String body, String advice) {
        backend.token(Collections.nCopies(3, Reply.of(status, body == null ? "" : body))
                .toArray(Reply[]::new));

        assertThatThrownBy(endpoint::fetch)
                .isInstanceOfSatisfying(
                        TokenUnavailable.class, e -> assertThat(e.isPermanent()).isFalse())
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "a b", "a\\r\\nX: y", "tökén", "a=b"})
    void fetchWhenTokenIsNoneThatAHeaderCanCarryThenSaysSo(String token) {
        backend.token(
                Reply.of(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":60}"));

        assertThatThrownBy(endpoint::fetch)
                .isInstanceOf(TokenUnavailable.class)
                .hasMessageContaining("characters no bearer token may have");
    }

    @Test
    void fetchWhenLifetimeIsAbsurdThenIsNoBearerTokenAnswer() {
        backend.token(Reply.of(200, "{\"access_token\":\"t\",\"expires_in\":1e99999999999}"));

        assertThatThrownBy(endpoint::fetch).isInstanceOf(TokenUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 429, 500, 503})
    void fetchWhenServerFailsForAMomentThenAsksAgain(int status) throws TokenUnavailable {
        backend.token(Reply.of(status, ""), Reply.of(status, "").with("Retry-After", "0"));

        assertThat(endpoint.fetch().value()).isEqualTo("token-3");
    }

    @Test
    void fetchWhenRefusedThenIsNotRepeated() {
        backend.token(Reply.of(401, "{\"error\":\"invalid_client\"}"));

        assertThatThrownBy(endpoint::fetch).isInstanceOf(TokenUnavailable.class);
        assertThat(backend.tokenRequests).hasSize(1);
    }

    @Test
    void fetchWhenRateLimitedUntilADateThenTellsTheSeconds() {
        backend.token(Reply.of(429, "").with("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));

        assertThatThrownBy(endpoint::fetch).hasMessageContaining("rate limiting; retry after 86400 s");
    }

    @Test
    void fetchWhenServerIsSilentThenSaysSo() {
        backend.token(Reply.of(200, "{}").after(3000));

        assertThatThrownBy(endpoint(backend.tokenUrl(), "", SECOND)::fetch)
                .hasMessageContaining("did not answer in time");
    }

    @Test
    void fetchWhenServerIsDownThenSaysWhichUrl() {
        backend.close();

        assertThatThrownBy(endpoint::fetch)
                .hasMessageContainingAll("can't be reached", backend.tokenUrl().toString(), "OAUTH_TOKEN_URL");
    }

    private TokenEndpoint endpoint(String scope) {
        return endpoint(backend.tokenUrl(), scope, Duration.ofSeconds(20));
    }

    private static TokenEndpoint endpoint(URI tokenUrl, String scope, Duration budget) {
        ClientRegistration client = new ClientRegistration(
                "my client",
                new ClientSecret("my client", "s:cret/%"),
                tokenUrl,
                scope,
                "http://localhost:8080/api/v1",
                false);
        return new TokenEndpoint(client, new HttpClient(new Timeouts(budget, budget, budget)), budget);
    }
}
