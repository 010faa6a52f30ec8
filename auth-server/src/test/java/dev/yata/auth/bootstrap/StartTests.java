package dev.yata.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.AuthServer;
import dev.yata.auth.settings.StartRefusedException;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Keys;
import dev.yata.auth.testing.OwnKeyClient;
import dev.yata.auth.testing.Proof;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Starts servers on new databases of the shared PostgreSQL, as in production. */
@ExtendWith(OutputCaptureExtension.class)
class StartTests extends RunningServer {

    private static final String MASTER_KEY = "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String OTHER_MASTER_KEY = "--yata.master-key=YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqMDE=";
    private static final Credentials DEFAULT = new Credentials("default", "d".repeat(43));
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    @Autowired
    HikariDataSource shared;

    @TempDir
    Path home;

    /** Logging is shared by the process, so servers that start in parallel must not configure it again. */
    @BeforeEach
    void keepLogging() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterEach
    void tidyUp() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        stop();
    }

    private void stop() {
        started.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    @DisplayName("Tokens issued before a restart still verify; RS256 is selectable")
    void startWhenTokensAreOutThenTheyStillVerify() throws Exception {
        String database = newDatabase();
        String[] secrets = {
            MASTER_KEY,
            "--yata.bootstrap.admin-client-secret=" + "a".repeat(43),
            "--yata.bootstrap.admin-password=" + "p".repeat(20),
            "--yata.bootstrap.default-client-secret=" + DEFAULT.secret()
        };
        String before = start(database, secrets).accessToken(DEFAULT);
        stop();

        Server restarted =
                start(database, with(secrets, "--yata.signing-algorithm=RS256", "--yata.keys.publish-at-least=0s"));

        assertThat(restarted.introspectsAsActive(DEFAULT, before)).isTrue();
        SignedJWT fresh = restarted.token(DEFAULT).jwt();
        JWKSet keys = JWKSet.parse(restarted.get("/oauth/jwks").body());
        assertThat(keys.size()).isEqualTo(2);
        assertThat(fresh.getHeader().getAlgorithm()).hasToString("RS256");
        assertThat(fresh.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(fresh.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(home).as("the owner knows the credentials").isEmptyDirectory();
    }

    @Test
    void startWhenTwoReplicasMeetAnEmptyDatabaseThenTheyAgree() throws Exception {
        String database = newDatabase();
        Files.writeString(home.resolve("mcp.env"), "SERVER_NAME=mine\nOAUTH_CLIENT_SECRET=" + DEFAULT.secret() + "\n");

        CompletableFuture<Server> other = CompletableFuture.supplyAsync(() -> start(database, MASTER_KEY));
        Server one = start(database, MASTER_KEY);
        Server two = other.get();

        assertThat(two.get("/oauth/jwks").body())
                .isEqualTo(one.get("/oauth/jwks").body());
        assertThat(two.introspectsAsActive(DEFAULT, one.accessToken(DEFAULT))).isTrue();
        assertThat(home.resolve("mcp.env"))
                .content()
                .contains("SERVER_NAME=mine", "OAUTH_CLIENT_SECRET=" + DEFAULT.secret(), "API_BASE_URL=" + API);
        assertThat(home.resolve("admin.json")).exists();
    }

    @Test
    void startWhenReplicaHasAHomeOfItsOwnThenCredentialsStayUnlessRenewalIsAskedFor() throws Exception {
        String database = newDatabase();
        Server one = start(database, MASTER_KEY);
        Path other = home.resolve("other");

        start(other, database, MASTER_KEY);

        assertThat(one.token(inFile(home)).status()).isEqualTo(200);
        assertThat(other.resolve("mcp.env")).doesNotExist();
        assertThat(other.resolve("admin.json")).doesNotExist();

        start(other, database, MASTER_KEY, "--yata.bootstrap.renew=true");

        assertThat(one.token(inFile(other)).status()).isEqualTo(200);
        assertThat(one.token(inFile(home)).error()).isEqualTo("invalid_client");
        assertThat(other.resolve("admin.json")).exists();
    }

    private static Credentials inFile(Path home) throws IOException {
        Properties file = new Properties();
        file.load(new StringReader(Files.readString(home.resolve("mcp.env"))));
        return new Credentials("default", file.getProperty("OAUTH_CLIENT_SECRET"));
    }

    @Test
    @DisplayName("An assertion, or a proof, is accepted once on all replicas together")
    void tokenWhenAssertionOrProofIsReplayedOnAnotherReplicaThenRefused() throws Exception {
        String database = newDatabase();
        String issuer = "--yata.issuer=" + SERVER.url();
        String secret = "--yata.bootstrap.default-client-secret=" + DEFAULT.secret();
        Server one = start(database, MASTER_KEY, secret, issuer);
        Server two = start(database, MASTER_KEY, secret, issuer);
        String adminSecret = JsonMapper.shared()
                .readTree(home.resolve("admin.json"))
                .get("client_secret")
                .asString();
        OwnKeyClient client =
                OwnKeyClient.register(one, one.accessToken(new Credentials("yata-admin", adminSecret)), "");
        String assertion = client.assertion();
        String proof = Proof.at(SERVER).sign(Keys.ec());

        assertThat(client.tokenFor(assertion).status()).isEqualTo(200);
        assertThat(client.at(two).tokenFor(assertion).error()).isEqualTo("invalid_client");
        assertThat(client.at(two).token().status()).isEqualTo(200);
        assertThat(two.form(
                                "/oauth/token",
                                "grant_type=client_credentials",
                                "Authorization",
                                DEFAULT.basic(),
                                "DPoP",
                                proof)
                        .text("token_type"))
                .isEqualTo("DPoP");
        assertThat(one.form(
                                "/oauth/token",
                                "grant_type=client_credentials",
                                "Authorization",
                                DEFAULT.basic(),
                                "DPoP",
                                proof)
                        .error())
                .isEqualTo("invalid_dpop_proof");
    }

    @Test
    @DisplayName("If many requests use one assertion at once on two replicas, one gets a token")
    void tokenWhenAssertionIsRacedThenOneWins() throws Exception {
        String database = newDatabase();
        String issuer = "--yata.issuer=" + SERVER.url();
        Server one = start(database, MASTER_KEY, issuer);
        Server two = start(database, MASTER_KEY, issuer);
        String adminSecret = JsonMapper.shared()
                .readTree(home.resolve("admin.json"))
                .get("client_secret")
                .asString();
        OwnKeyClient client =
                OwnKeyClient.register(one, one.accessToken(new Credentials("yata-admin", adminSecret)), "");
        String assertion = client.assertion();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 16)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> client.at(number % 2 == 0 ? one : two)
                        .tokenFor(assertion)
                        .status()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(1);
    }

    @Test
    void startWhenMasterKeyIsAnotherThenRefused(CapturedOutput output) {
        String database = newDatabase();
        start(database, MASTER_KEY);
        stop();

        assertThatThrownBy(() -> start(database, OTHER_MASTER_KEY)).hasRootCauseInstanceOf(StartRefusedException.class);
        assertThat(output).contains("was encrypted with another master key");
    }

    @Test
    @DisplayName("An issuer that is neither https nor loopback is refused")
    void startWhenIssuerIsNotSafeThenRefused(CapturedOutput output) {
        assertThatThrownBy(() -> start(newDatabase(), MASTER_KEY, "--YATA_ISSUER=http://auth.example.com"))
                .hasRootCauseInstanceOf(StartRefusedException.class);
        assertThat(output).contains("YATA_ISSUER is http://auth.example.com").contains("The server was not started.");
    }

    @Test
    void startWhenMasterKeyIsMissingThenRefused(CapturedOutput output) {
        assertThatThrownBy(() -> start(newDatabase())).hasRootCauseInstanceOf(StartRefusedException.class);
        assertThat(output).contains("openssl rand -base64 32");
    }

    @Test
    @DisplayName("A malformed master key is refused without showing it")
    void startWhenMasterKeyIsMalformedThenRefusedUnseen(CapturedOutput output) {
        assertThatThrownBy(() -> start(newDatabase(), "--yata.master-key=tooshortsecret"))
                .hasRootCauseInstanceOf(StartRefusedException.class);
        assertThat(output).contains("32 bytes").doesNotContain("tooshortsecret");
    }

    @Test
    @DisplayName("A weak bootstrap secret is refused without showing it")
    void startWhenBootstrapSecretIsWeakThenRefusedUnseen(CapturedOutput output) {
        assertThatThrownBy(() -> start(newDatabase(), MASTER_KEY, "--yata.bootstrap.default-client-secret=weaksecret"))
                .hasRootCauseInstanceOf(StartRefusedException.class);
        assertThat(output).contains("default-client-secret").doesNotContain("weaksecret");
    }

    @Test
    void requestWhenDatabaseIsGoneThenUnavailableForNow() {
        String database = newDatabase();
        String secret = "--yata.bootstrap.default-client-secret=" + DEFAULT.secret();
        Server server = start(database, MASTER_KEY, secret, "--spring.datasource.hikari.connection-timeout=250");
        String token = server.accessToken(DEFAULT);
        jdbc.sql("drop database " + database + " with (force)").update();

        Answer list = server.get("/oauth/status-lists/0");
        Answer admin = server.admin("GET", "", token, null);
        Answer refused = server.token(DEFAULT);

        assertThat(List.of(list, admin, refused)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        });
        assertThat(List.of(list, admin)).allSatisfy(answer -> {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.text("detail")).contains("database");
        });
        assertThat(admin.text("instance")).isEqualTo("/admin/api/clients");
        assertThat(refused.error()).isEqualTo("temporarily_unavailable");
    }

    @Test
    void databaseWhenStuckThenGivenUpWithinSeconds() {
        assertThat(shared.getConnectionTimeout()).isEqualTo(3_000);
        assertThat(jdbc.sql("show statement_timeout").query(String.class).single())
                .isEqualTo("10s");
        assertThat(shared.getDataSourceProperties()).containsEntry("socketTimeout", "15");
    }

    private Server start(String database, String... arguments) {
        return start(home, database, arguments);
    }

    private Server start(Path home, String database, String... arguments) {
        int port = freePort();
        String url = shared.getJdbcUrl().replaceAll("/[^/]*$", "/" + database);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(AuthServer.class)
                .run(with(
                        new String[] {
                            "--server.port=" + port,
                            "--yata.home=" + home,
                            "--spring.datasource.url=" + url,
                            "--spring.datasource.username=" + shared.getUsername(),
                            "--spring.datasource.password=" + shared.getPassword(),
                            "--spring.datasource.hikari.maximum-pool-size=3"
                        },
                        arguments));
        synchronized (started) {
            started.add(context);
        }
        return new Server("http://localhost:" + port);
    }

    private String newDatabase() {
        String name = "start_" + DATABASES.incrementAndGet();
        jdbc.sql("create database " + name).update();
        return name;
    }

    private static String[] with(String[] arguments, String... more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }
}
