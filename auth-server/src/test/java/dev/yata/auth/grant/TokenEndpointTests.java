package dev.yata.auth.grant;

import static dev.yata.auth.testing.Server.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTests extends RunningServer {

    private static final String GRANT = "grant_type=client_credentials";

    @Test
    @DisplayName("A public client is unauthorized for client_credentials")
    void tokenWhenClientSendsNoSecretThenUnauthorizedClient() {
        Answer known = SERVER.form(
                "/oauth/token", GRANT + "&client_id=" + client("todos:read").id());
        Answer unknown = SERVER.form("/oauth/token", GRANT + "&client_id=nobody");

        assertThat(known.status()).isEqualTo(400);
        assertThat(known.error()).isEqualTo("unauthorized_client");
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=",
                "client_id=",
                "client_assertion=",
                "client_assertion&client_assertion_type=",
                "resource=",
                "resource=&resource=" + API,
                "scope=&scope=todos:read",
                "other=&other=",
            })
    void tokenWhenParametersAreEmptyThenTheyCountAsOmitted(String parameters) {
        Answer answer = SERVER.token(client("todos:read"), parameters);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void requestWhenRequiredParametersAreEmptyThenMissing() {
        Credentials client = client("todos:read");

        assertThat(SERVER.form("/oauth/token", GRANT + "&client_id=&client_secret=")
                        .error())
                .isEqualTo("invalid_client");
        assertThat(SERVER.form("/oauth/introspect", client, "token=").error()).isEqualTo("invalid_request");
    }

    @Test
    void tokenWhenSeveralSpacesFollowBasicThenIssued() {
        String basic = client("todos:read").basic().replace(" ", "   ");

        assertThat(SERVER.form("/oauth/token", GRANT, "Authorization", basic).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("No refresh token is issued")
    void tokenWhenIssuedThenWithoutRefreshToken() {
        Answer answer = SERVER.token(client("todos:read"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
    }

    @Test
    @DisplayName("Answers must not be stored")
    void tokenWhenIssuedOrRefusedThenNoStore() {
        Credentials client = client("todos:read");

        assertThat(SERVER.token(client).header("Cache-Control")).isEqualTo("no-store");
        assertThat(SERVER.token(new Credentials(client.id(), "wrong")).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    @DisplayName("Credentials in the query string are refused")
    void tokenWhenCredentialsAreInQueryThenInvalidRequest() {
        Credentials client = client("todos:read");
        String query = "?client_id=" + client.id() + "&client_secret=" + client.secret();

        Answer answer = SERVER.form("/oauth/token" + query, GRANT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
        assertThat(answer.body()).doesNotContain(client.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/introspect", "/oauth/revoke"})
    @DisplayName("Tokens in the query string are refused")
    void endpointWhenTokenIsInQueryThenInvalidRequest(String endpoint) {
        Credentials client = client("todos:read");

        Answer answer = SERVER.form(endpoint + "?token=" + SERVER.accessToken(client), client, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    @DisplayName("An unknown client and a wrong secret get the same answer")
    void tokenWhenClientIsUnknownThenAnswersAsForWrongSecret() {
        Answer unknown = SERVER.token(new Credentials(UUID.randomUUID().toString(), "wrong"));
        Answer wrongSecret = SERVER.token(new Credentials(client("todos:read").id(), "wrong"));

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.error()).isEqualTo("invalid_client");
        assertThat(unknown.header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(wrongSecret.status()).isEqualTo(unknown.status());
        assertThat(wrongSecret.body()).isEqualTo(unknown.body());
        assertThat(wrongSecret.header("WWW-Authenticate")).isEqualTo(unknown.header("WWW-Authenticate"));
    }

    @Test
    @DisplayName("A request without credentials is rejected")
    void tokenWhenNothingIdentifiesClientThenInvalidClient() {
        Answer answer = SERVER.form("/oauth/token", GRANT);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
    }

    @Test
    @DisplayName("A secret is accepted by client_secret_basic and client_secret_post")
    void tokenWhenSecretIsInHeaderOrBodyThenIssued() {
        Credentials client = client("todos:read");
        String body = GRANT + "&client_id=" + client.id() + "&client_secret=" + client.secret();

        assertThat(SERVER.token(client).status()).isEqualTo(200);
        assertThat(SERVER.form("/oauth/token", body).status()).isEqualTo(200);
        assertThat(SERVER.form("/oauth/token", client, body).error()).isEqualTo("invalid_request");
    }

    @Test
    @DisplayName("An allowed resource becomes exactly the audience")
    void tokenWhenResourceIsAllowedThenAudience() throws Exception {
        Credentials client = clientOf("{\"client_name\":\"both\",\"scopes\":[\"todos:read\",\"tokens:introspect\"],"
                + "\"resources\":[\"" + API + "\",\"" + SERVER.url() + "/admin/api\"]}");

        assertThat(SERVER.token(client).jwt().getJWTClaimsSet().getAudience()).containsExactly(API);
        assertThat(SERVER.token(client, "resource=" + encode(SERVER.url() + "/admin/api"))
                        .jwt()
                        .getJWTClaimsSet()
                        .getAudience())
                .containsExactly(SERVER.url() + "/admin/api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/api/v1#part",
                "http://localhost:8080/api/v1/",
                "http://localhost:8080/other",
                "https://evil.example",
                "no url"
            })
    @DisplayName("An unknown resource or a fragment is invalid_target")
    void tokenWhenResourceIsUnknownThenInvalidTarget(String resource) {
        Answer answer = SERVER.token(client("todos:read"), "resource=" + encode(resource));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_target");
    }

    @Test
    @DisplayName("A resource of other clients is invalid_target")
    void tokenWhenResourceIsForbiddenThenInvalidTarget() {
        Credentials client = client("todos:read");

        assertThat(SERVER.token(client, "resource=" + encode(SERVER.url() + "/admin/api"))
                        .error())
                .isEqualTo("invalid_target");
        assertThat(SERVER.token(client, "resource=" + encode(API), "resource=" + encode(API + "/x"))
                        .error())
                .isEqualTo("invalid_target");
    }

    @ParameterizedTest
    @CsvSource({"todos:write", "todos:read todos:write", "other", "todos:read  "})
    @DisplayName("More scope than allowed is invalid_scope")
    void tokenWhenScopeExceedsClientThenInvalidScope(String scope) {
        Answer answer = SERVER.token(client("todos:read"), "scope=" + encode(scope));

        assertThat(answer.error()).isEqualTo("todos:read".equals(scope.strip()) ? "" : "invalid_scope");
    }

    @Test
    @DisplayName("Omitted scope gives the whole scope, and scope is always returned")
    void tokenWhenScopeIsOmittedThenWholeScope() throws Exception {
        Credentials client = client("todos:read", "todos:write");

        Answer whole = SERVER.token(client);
        Answer part = SERVER.token(client, "scope=" + encode("todos:read"));

        assertThat(whole.text("scope")).isEqualTo("todos:read todos:write");
        assertThat(whole.jwt().getJWTClaimsSet().getStringClaim("scope")).isEqualTo("todos:read todos:write");
        assertThat(part.text("scope")).isEqualTo("todos:read");
        assertThat(SERVER.token(client, "scope=").text("scope")).isEqualTo("todos:read todos:write");
    }

    @Test
    @DisplayName("The access token follows RFC 9068, ES256")
    void tokenWhenIssuedThenAtJwt() throws Exception {
        Credentials client = clientOf("{\"client_name\":\"profile\",\"scopes\":[\"todos:read\"],\"account\":\"anna\","
                + "\"token_lifetime_seconds\":90}");

        Answer answer = SERVER.token(client);
        SignedJWT jwt = answer.jwt();
        JWTClaimsSet claims = jwt.getJWTClaimsSet();

        JWKSet keys = JWKSet.parse(SERVER.get("/oauth/jwks").body());
        assertThat(jwt.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(keys.containsNonPublicKeys()).isFalse();
        assertThat(jwt.getHeader().getType()).hasToString("at+jwt");
        assertThat(jwt.getHeader().getAlgorithm()).hasToString("ES256");
        assertThat(claims.getIssuer()).isEqualTo(SERVER.url());
        assertThat(claims.getSubject()).isEqualTo(client.id());
        assertThat(claims.getStringClaim("client_id")).isEqualTo(client.id());
        assertThat(claims.getAudience()).isEqualTo(List.of(API));
        assertThat(claims.getStringClaim("account")).isEqualTo("anna");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getNotBeforeTime()).isEqualTo(claims.getIssueTime());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(90);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        Map<?, ?> status = (Map<?, ?>) claims.getJSONObjectClaim("status").get("status_list");
        assertThat(status.get("uri")).isEqualTo(SERVER.url() + "/oauth/status-lists/0");
        assertThat(status.get("idx")).isInstanceOf(Number.class);
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=password, unsupported_grant_type",
        "scope=todos:read, invalid_request",
        "grant_type=client_credentials&grant_type=client_credentials, invalid_request",
        "grant_type=client_credentials&scope=todos:read&scope=todos:read, invalid_request",
        "grant_type=client_credentials&scope=%zz, invalid_request",
    })
    void tokenWhenRequestIsMalformedThenErrorSaysSo(String body, String error) {
        Answer answer = SERVER.form("/oauth/token", client("todos:read"), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.text("error_description")).isNotBlank();
    }

    @Test
    void tokenWhenBodyIsNoFormThenInvalidRequest() {
        Answer answer = SERVER.send(SERVER.request("/oauth/token")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}"))
                .header("Content-Type", "application/json")
                .header("Authorization", client("todos:read").basic()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void tokenWhenBodyIsHugeThenRefused() {
        Credentials client = client("todos:read");
        String body = GRANT + "&padding=" + "x".repeat(17_000);

        Answer announced = SERVER.form("/oauth/token", client, body);
        Answer chunked = SERVER.send(SERVER.request("/oauth/token")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", client.basic()));

        assertThat(announced.status()).isEqualTo(413);
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.body()).isEqualTo(announced.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret=x", "client_assertion=x", "client_id=another"})
    @DisplayName("One way to authenticate, one client")
    void tokenWhenBodyContradictsBasicThenInvalidRequest(String parameter) {
        Answer answer = SERVER.token(client("todos:read"), parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic\t", "BASIC  "})
    @DisplayName("One way to authenticate, however the header is spelled")
    void tokenWhenBasicIsSpelledOddlyThenBodySecretIsStillRefused(String scheme) {
        Credentials client = client("todos:read");
        String header = client.basic().replace("Basic ", scheme);
        String body = GRANT + "&client_id=" + client.id() + "&client_secret=" + client.secret();

        assertThat(SERVER.form("/oauth/token", body, "Authorization", header).error())
                .isEqualTo("invalid_request");
    }

    @Test
    void tokenWhenBasicAndBodyNameTheSameClientThenIssued() {
        Credentials client = client("todos:read");

        assertThat(SERVER.token(client, "client_id=" + client.id()).status()).isEqualTo(200);
    }

    @Test
    void tokenWhenAuthorizationIsGivenTwiceThenInvalidRequest() {
        String header = client("todos:read").basic();

        Answer answer = SERVER.form("/oauth/token", GRANT, "Authorization", header, "Authorization", header);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "/oauth/token, scope=todos:read, grant_type is missing",
        "/oauth/token, grant_type=password, grant_type=client_credentials",
        "/oauth/introspect, '', token is missing",
        "/oauth/revoke, '', token is missing",
    })
    void formEndpointWhenParameterIsMissingOrWrongThenDescriptionHelps(String path, String body, String help) {
        assertThat(SERVER.form(path, client("todos:read"), body).text("error_description"))
                .contains(help)
                .doesNotContain("OAuth 2.0 Parameter");
    }

    @Test
    void tokenWhenMethodIsGetThenMethodNotAllowed() {
        Answer answer = SERVER.get("/oauth/token");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer x"})
    void tokenWhenAuthorizationIsMalformedThenOAuthError(String header) {
        Answer answer = SERVER.form("/oauth/token", GRANT, "Authorization", header);

        assertThat(answer.error()).isIn("invalid_request", "invalid_client");
        assertThat(answer.status()).isIn(400, 401);
    }

    @Test
    void tokenWhenIssuedThenOneRecordWithoutTheToken() throws Exception {
        Credentials client = client("todos:read");

        Answer answer = SERVER.token(client);

        Map<String, Object> record = jdbc.sql("select * from oauth_tokens where client_id = ?")
                .param(client.id())
                .query()
                .singleRow();
        assertThat(record.get("jti"))
                .isEqualTo(UUID.fromString(answer.jwt().getJWTClaimsSet().getJWTID()));
        assertThat(record.toString()).doesNotContain(answer.accessToken());
    }
}
