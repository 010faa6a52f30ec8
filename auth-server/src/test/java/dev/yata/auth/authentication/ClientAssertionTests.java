package dev.yata.auth.authentication;

import static dev.yata.auth.testing.Server.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Keys;
import dev.yata.auth.testing.OwnKeyClient;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ClientAssertionTests extends RunningServer {

    private static final String OWN_KEY = "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],"
            + "\"token_endpoint_auth_method\":\"private_key_jwt\"%s}";

    private static final String ISSUER = "https://auth.example";
    private static final Credentials ADMIN = new Credentials("yata-admin", "a".repeat(43));
    private static final String[] SETTINGS = {
        "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "--yata.bootstrap.admin-client-secret=" + ADMIN.secret(),
        "--yata.issuer=" + ISSUER
    };

    @Autowired
    HikariDataSource shared;

    private OwnKeyClient client;

    @BeforeEach
    void register() {
        client = OwnKeyClient.register(SERVER, adminToken(), "");
    }

    @Test
    @DisplayName("The method private_key_jwt works at every endpoint, and no secret exists")
    void tokenWhenAssertionIsGoodThenIssued() {
        Answer token = client.token();

        assertThat(token.status()).as(token.body()).isEqualTo(200);
        assertThat(token.text("token_type")).isEqualTo("Bearer");
        assertThat(client.introspectsAsActive(token.accessToken())).isTrue();
        Answer revoked = SERVER.form(
                "/oauth/revoke", "token=" + token.accessToken() + "&" + OwnKeyClient.with(client.assertion()));
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(client.introspectsAsActive(token.accessToken())).isFalse();
        JsonNode shown =
                SERVER.admin("GET", "/" + client.id(), adminToken(), null).json();
        assertThat(shown.path("secrets")).isEmpty();
        assertThat(shown.path("last_used_at").isNull()).isFalse();
        assertThat(shown.path("jwks").toString()).contains("\"kty\":\"EC\"").doesNotContain("\"d\"");
    }

    @Test
    @DisplayName("RS256 works too, the kid and client_id may be left out or given")
    void tokenWhenKeyIsRsaThenIssued() throws Exception {
        RSAKey key = Keys.rsa(2048);
        Answer created = SERVER.admin(
                "POST", "", adminToken(), OWN_KEY.formatted(",\"jwks\":" + Keys.published(Keys.ec(), key)));
        assertThat(created.json().propertyNames()).doesNotContain("client_secret");
        String id = created.text("client_id");
        SignedJWT assertion = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer(id)
                        .subject(id)
                        .audience(List.of(SERVER.url()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        assertion.sign(new RSASSASigner(key));

        Answer token = SERVER.form(
                "/oauth/token",
                "grant_type=client_credentials&client_id=" + id + "&" + OwnKeyClient.with(assertion.serialize()));

        assertThat(token.status()).as(token.body()).isEqualTo(200);
    }

    static Stream<Arguments> badClaims() {
        Instant now = Instant.now();
        String issuer = SERVER.url();
        return Stream.of(
                claims("the token endpoint as audience", c -> c.audience(issuer + "/oauth/token")),
                claims("the issuer with a slash as audience", c -> c.audience(issuer + "/")),
                claims("two audiences", c -> c.audience(List.of(issuer, "https://other.example"))),
                claims("the issuer twice as audience", c -> c.audience(List.of(issuer, issuer))),
                claims("no audience", c -> c.audience((String) null)),
                claims("an audience that is no text", c -> c.claim("aud", List.of(1))),
                claims("no expiry", c -> c.expirationTime(null)),
                claims("a far expiry", c -> c.expirationTime(Date.from(now.plusSeconds(900)))),
                claims("an expiry in the past", c -> c.expirationTime(Date.from(now.minusSeconds(60)))),
                claims("a start in the future", c -> c.notBeforeTime(Date.from(now.plusSeconds(200)))),
                claims("an issuance in the future", c -> c.issueTime(Date.from(now.plusSeconds(200)))),
                claims("no id", c -> c.jwtID(null)),
                claims("an empty id", c -> c.jwtID("")),
                claims("a long id", c -> c.jwtID("x".repeat(257))),
                claims("no issuer", c -> c.issuer(null)),
                claims("another issuer", c -> c.issuer("default")),
                claims("no subject", c -> c.subject(null)),
                claims("another subject", c -> c.subject("default")));
    }

    private static Arguments claims(String flaw, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(flaw, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badClaims")
    @DisplayName("An assertion needs aud equal to the issuer, an exp at most 5 minutes ahead, and a jti")
    void tokenWhenClaimsAreWrongThenInvalidClient(String flaw, UnaryOperator<JWTClaimsSet.Builder> change) {
        Answer answer = client.tokenFor(client.assertion(change));

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
        assertThat(answer.text("error_description")).contains("client assertion");
    }

    @Test
    @DisplayName("An assertion is used once")
    void tokenWhenAssertionIsReplayedThenInvalidClient() {
        String assertion = client.assertion();

        assertThat(client.tokenFor(assertion).status()).isEqualTo(200);
        Answer replayed = client.tokenFor(assertion);
        Answer elsewhere = SERVER.form("/oauth/revoke", "token=x&" + OwnKeyClient.with(assertion));

        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.text("error_description")).contains("used before");
        assertThat(elsewhere.error()).isEqualTo("invalid_client");
    }

    @Test
    @DisplayName("An id may be used once by each client")
    void tokenWhenTwoClientsUseOneIdThenBothIssued() {
        OwnKeyClient other = OwnKeyClient.register(SERVER, adminToken(), "");
        String jti = UUID.randomUUID().toString();

        assertThat(client.tokenFor(client.assertion(claims -> claims.jwtID(jti)))
                        .status())
                .isEqualTo(200);
        assertThat(other.tokenFor(other.assertion(claims -> claims.jwtID(jti))).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("An unknown client, a wrong key and a client with a secret get the same answer")
    void tokenWhenClientIsUnknownThenAnswersAsForWrongKey() {
        OwnKeyClient wrongKey = new OwnKeyClient(SERVER, SERVER.url(), client.id(), Keys.ec());
        OwnKeyClient sameKid = new OwnKeyClient(
                SERVER,
                SERVER.url(),
                client.id(),
                new ECKey.Builder(Keys.ec()).keyID(client.key().getKeyID()).build());
        OwnKeyClient unknown =
                new OwnKeyClient(SERVER, SERVER.url(), UUID.randomUUID().toString(), client.key());
        OwnKeyClient withSecret =
                new OwnKeyClient(SERVER, SERVER.url(), client("todos:read").id(), client.key());

        Answer expected = wrongKey.token();
        assertThat(expected.status()).isEqualTo(401);
        assertThat(expected.error()).isEqualTo("invalid_client");
        assertThat(expected.header("WWW-Authenticate")).startsWith("Basic ");
        for (OwnKeyClient refused : List.of(sameKid, unknown, withSecret)) {
            Answer answer = refused.token();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(expected.body());
        }
    }

    @Test
    @DisplayName("A client registered for a key can't use a secret, nor rotate one")
    void tokenWhenClientWithKeySendsSecretThenInvalidClient() {
        Answer unknown = SERVER.token(new Credentials("nobody", "guess"));

        assertThat(SERVER.token(new Credentials(client.id(), "guess")).body()).isEqualTo(unknown.body());
        assertThat(SERVER.token(new Credentials(client.id(), "")).status()).isGreaterThanOrEqualTo(400);
        Answer rotated = SERVER.admin("POST", "/" + client.id() + "/rotate", adminToken(), "{}");
        assertThat(rotated.status()).isEqualTo(409);
        assertThat(rotated.text("detail")).contains("jwks");
    }

    @Test
    @DisplayName("A disabled client's assertion is refused")
    void tokenWhenClientIsDisabledThenInvalidClient() {
        SERVER.admin("POST", "/" + client.id() + "/disable", adminToken(), null);

        Answer answer = client.token();

        assertThat(answer.error()).isEqualTo("invalid_client");
        assertThat(answer.text("error_description")).contains("disabled");
    }

    @Test
    void tokenWhenHeaderIsWrongThenInvalidClient() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(client.assertion()).getJWTClaimsSet();
        String accessToken = client.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims);
        String critical = client.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .criticalParams(Set.of("x"))
                        .customParam("x", 1)
                        .build(),
                claims);
        SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        symmetric.sign(new MACSigner(client.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        String unsigned = "eyJhbGciOiJub25lIn0." + client.assertion().split("\\.", -1)[1] + ".";

        for (String assertion : List.of(accessToken, critical, symmetric.serialize(), unsigned, "a.b.c", "nonsense")) {
            assertThat(client.tokenFor(assertion).error()).isEqualTo("invalid_client");
        }
        String own = client.sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("client-authentication+jwt"))
                        .build(),
                claims);
        assertThat(client.tokenFor(own).status()).isEqualTo(200);
    }

    @Test
    void tokenWhenAssertionTypeIsWrongOrMissingThenInvalidClient() {
        String assertion = "client_assertion=" + encode(client.assertion());

        for (String body : List.of(
                assertion,
                OwnKeyClient.TYPE,
                assertion
                        + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Asaml2-bearer")) {
            Answer answer = SERVER.form("/oauth/token", "grant_type=client_credentials&" + body);
            assertThat(answer.error()).isEqualTo("invalid_client");
            assertThat(answer.text("error_description")).contains("client_assertion_type");
        }
    }

    @Test
    @DisplayName("One way to authenticate")
    void tokenWhenSecretComesWithAssertionThenInvalidRequest() {
        String body = "grant_type=client_credentials&client_secret=x&" + OwnKeyClient.with(client.assertion());

        assertThat(SERVER.form("/oauth/token", body).error()).isEqualTo("invalid_request");
    }

    static Stream<Arguments> badKeys() throws Exception {
        ECKey key = Keys.ec();
        return Stream.of(
                Arguments.of("a private key", new JWKSet(key).toString(false), "public keys only"),
                Arguments.of("a private RSA key", new JWKSet(Keys.rsa(2048)).toString(false), "public keys only"),
                Arguments.of(
                        "a symmetric key",
                        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}",
                        "public keys only"),
                Arguments.of("a short RSA key", Keys.published(Keys.rsa(1024)), "2048"),
                Arguments.of(
                        "a key for encryption",
                        Keys.published(
                                new ECKey.Builder(key).keyUse(KeyUse.ENCRYPTION).build()),
                        "signatures"),
                Arguments.of(
                        "another algorithm",
                        Keys.published(new ECKey.Builder(key)
                                .algorithm(JWSAlgorithm.ES384)
                                .build()),
                        "ES256"),
                Arguments.of("an unknown kind", "{\"keys\":[{\"kty\":\"new\"}]}", "1 to 10"),
                Arguments.of("no key", "{\"keys\":[]}", "1 to 10"),
                Arguments.of("no set", "{}", "JWK set"),
                Arguments.of("broken keys", "{\"keys\":[1,null]}", "JWK set"),
                Arguments.of("a broken key", "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\"}]}", "JWK set"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKeys")
    void createWhenKeysAreUnusableThenProblemSaysWhy(String flaw, String jwks, String message) {
        Answer answer = SERVER.admin("POST", "", adminToken(), OWN_KEY.formatted(",\"jwks\":" + jwks));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("jwks");
        assertThat(answer.json().at("/errors/0/message").asString()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example/jwks",
                "ftp://localhost/jwks",
                "file:///etc/passwd",
                "https://user@keys.example/jwks",
                "https://keys.example/jwks#a",
                "https://keys.example:65536/jwks",
                "keys",
                "",
            })
    void createWhenKeyAddressIsUnsafeThenProblem(String uri) {
        Answer answer = SERVER.admin("POST", "", adminToken(), OWN_KEY.formatted(",\"jwks_uri\":\"" + uri + "\""));

        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("jwks_uri");
    }

    @Test
    void createWhenKeysAreMissingOrGivenTwiceThenProblem() {
        for (String fields :
                List.of("", ",\"jwks\":" + Keys.published(Keys.ec()) + ",\"jwks_uri\":\"https://keys.example/jwks\"")) {
            Answer answer = SERVER.admin("POST", "", adminToken(), OWN_KEY.formatted(fields));
            assertThat(answer.json().at("/errors/0/message").asString()).contains("exactly one");
        }
    }

    @Test
    @DisplayName("Keys behind a jwks_uri are fetched, kept, and fetched again for an unknown kid, but rarely")
    void tokenWhenKeysArePublishedThenFetchedRarely() throws Exception {
        AtomicReference<String> published = new AtomicReference<>();
        AtomicInteger fetched = new AtomicInteger();
        try (Publisher publisher = Publisher.of(200, Map.of(), () -> {
            fetched.incrementAndGet();
            return published.get();
        })) {
            ECKey first = Keys.ec();
            ECKey second = Keys.ec();
            published.set(Keys.published(first));
            String id = register(publisher.url());

            for (int number = 0; number < 5; number++) {
                assertThat(signedBy(id, first).token().status()).isEqualTo(200);
            }
            assertThat(fetched).hasValue(1);
            published.set(Keys.published(first, second));
            assertThat(signedBy(id, second).token().status()).isEqualTo(200);
            for (int number = 0; number < 20; number++) {
                assertThat(signedBy(id, Keys.ec()).token().error()).isEqualTo("invalid_client");
            }

            assertThat(fetched.get()).isLessThanOrEqualTo(3);
            assertThat(signedBy(id, first).token().status()).isEqualTo(200);
        }
    }

    @Test
    void tokenWhenKeyAddressRedirectsOrFailsThenInvalidClient() throws Exception {
        ECKey key = Keys.ec();
        try (Publisher good = Publisher.of(200, Map.of(), () -> Keys.published(key));
                Publisher redirect = Publisher.of(302, Map.of("Location", good.url()), () -> Keys.published(key));
                Publisher broken = Publisher.of(500, Map.of(), () -> Keys.published(key));
                Publisher page = Publisher.of(200, Map.of(), () -> "<html>");
                Publisher huge = Publisher.of(
                        200,
                        Map.of(),
                        () -> Keys.published(key)
                                .replace("{\"keys\"", "{\"x\":\"" + "y".repeat(70_000) + "\",\"keys\""))) {
            assertThat(signedBy(register(good.url()), key).token().status()).isEqualTo(200);
            for (Publisher bad : List.of(redirect, broken, page, huge)) {
                assertThat(signedBy(register(bad.url()), key).token().error()).isEqualTo("invalid_client");
            }
        }
        assertThat(signedBy(register("http://127.0.0.1:" + freePort() + "/jwks"), key)
                        .token()
                        .error())
                .isEqualTo("invalid_client");
    }

    @Test
    @DisplayName("If private hosts are forbidden, they are refused in a registration and nothing is fetched from them")
    void tokenWhenPrivateHostsAreForbiddenThenNothingIsFetched(@TempDir Path home) throws Exception {
        ECKey key = Keys.ec();
        AtomicInteger fetched = new AtomicInteger();
        try (Publisher publisher = Publisher.of(200, Map.of(), () -> {
                    fetched.incrementAndGet();
                    return Keys.published(key);
                });
                Replicas replicas = new Replicas(shared, home)) {
            Server open = replicas.start(SETTINGS);
            String admin = open.accessToken(ADMIN);
            String client = OWN_KEY.formatted(",\"jwks_uri\":\"" + publisher.url() + "\"");
            String id = open.admin("POST", "", admin, client).text("client_id");
            Server strict =
                    replicas.start(SETTINGS[0], SETTINGS[1], SETTINGS[2], "--yata.jwks-uri.private-hosts=false");

            assertThat(new OwnKeyClient(strict, ISSUER, id, key).token().error())
                    .isEqualTo("invalid_client");
            assertThat(fetched).hasValue(0);
            Answer refused = strict.admin("POST", "", admin, client);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/message").asString()).contains("public addresses only");
            assertThat(strict.admin("PATCH", "/" + id, admin, "{\"client_name\":\"b\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(new OwnKeyClient(open, ISSUER, id, key).token().status()).isEqualTo(200);
            assertThat(fetched).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"})
    void tokenWhenKeysDripThenGivenUp(String beginning) throws Exception {
        try (ServerSocket publisher = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> dripping = CompletableFuture.runAsync(() -> drip(publisher, beginning));
            String id = register("http://127.0.0.1:" + publisher.getLocalPort() + "/jwks");

            Answer answer = CompletableFuture.supplyAsync(
                            () -> signedBy(id, Keys.ec()).token())
                    .get(10, TimeUnit.SECONDS);

            assertThat(answer.error()).isEqualTo("invalid_client");
            assertThat(dripping).as("the connection is closed").succeedsWithin(Duration.ofSeconds(10));
        }
    }

    /** Sends a byte now and then, until the other side closes. */
    private static void drip(ServerSocket publisher, String beginning) {
        try (Socket connection = publisher.accept()) {
            connection.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            connection.setSoTimeout(200);
            byte[] request = new byte[4_096];
            for (int read = 0; read >= 0; ) {
                try {
                    read = connection.getInputStream().read(request);
                } catch (SocketTimeoutException stillOpen) {
                    connection.getOutputStream().write(' ');
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private static OwnKeyClient signedBy(String id, ECKey key) {
        return new OwnKeyClient(SERVER, SERVER.url(), id, key);
    }

    private static String register(String jwksUri) {
        return SERVER.admin("POST", "", adminToken(), OWN_KEY.formatted(",\"jwks_uri\":\"" + jwksUri + "\""))
                .text("client_id");
    }

    /** A client's own web server. */
    private record Publisher(HttpServer server) implements AutoCloseable {

        static Publisher of(int status, Map<String, String> headers, Supplier<String> body) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/jwks", exchange -> {
                byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
                headers.forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(status, bytes.length);
                try (exchange) {
                    exchange.getResponseBody().write(bytes);
                }
            });
            server.start();
            return new Publisher(server);
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
