package dev.yata.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Keys;
import dev.yata.auth.testing.OwnKeyClient;
import dev.yata.auth.testing.Proof;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server.Credentials;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Collects the log of every level in memory, since it would flood the console. */
class SecrecyTests extends RunningServer {

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> console = new ArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> memory = new OutputStreamAppender<>();

    @BeforeEach
    void logEverything() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%level %logger %msg %ex%n");
        encoder.start();
        memory.setContext(root.getLoggerContext());
        memory.setEncoder(encoder);
        memory.setOutputStream(log);
        memory.start();
        root.iteratorForAppenders().forEachRemaining(console::add);
        console.forEach(root::detachAppender);
        root.addAppender(memory);
        root.setLevel(Level.TRACE);
        // Excludes the log of the test's own HTTP client.
        root.getLoggerContext().getLogger("jdk").setLevel(Level.OFF);
    }

    @AfterEach
    void logAsUsual() {
        root.setLevel(Level.INFO);
        root.detachAppender(memory);
        console.forEach(root::addAppender);
    }

    @Test
    @DisplayName("No secret, token, assertion or proof in a log of any level, an error or the database")
    void requestsWhenLoggedAtAnyLevelThenNoSecretInLogErrorOrDatabase() throws Exception {
        List<String> secrets = new ArrayList<>();
        List<Answer> errors = new ArrayList<>();
        Credentials client = client("todos:read");
        Credentials guess = new Credentials(client.id(), "a-guess-that-nobody-may-see");
        String token = SERVER.accessToken(client);
        String adminToken = adminToken();
        Answer rotated = SERVER.admin("POST", "/" + client.id() + "/rotate", adminToken, "{}");
        secrets.addAll(List.of(client.secret(), guess.secret(), token, adminToken, rotated.text("client_secret")));
        secrets.add(administrator().secret());
        secrets.add(Files.readString(HOME.resolve("master.key")).strip());

        String body = "grant_type=client_credentials&client_id=" + client.id() + "&client_secret=";
        SERVER.form("/oauth/token", body + client.secret());
        errors.add(SERVER.form("/oauth/token", body + guess.secret()));
        errors.add(SERVER.token(guess));
        errors.add(SERVER.form("/oauth/token?client_secret=" + client.secret(), body));
        errors.add(SERVER.form("/oauth/token", client, body + client.secret()));
        errors.add(SERVER.token(client, "scope=" + token));
        errors.add(SERVER.token(client, "resource=" + token));
        SERVER.form("/oauth/introspect", client, "token=" + token);
        errors.add(SERVER.form("/oauth/revoke", client("todos:read"), "token=" + token));
        SERVER.form("/oauth/revoke", client, "token=" + token);
        errors.add(SERVER.admin("GET", "", token, null));
        errors.add(SERVER.get("/admin/api/clients?access_token=" + adminToken));
        errors.add(SERVER.admin("POST", "", adminToken, "{\"client_secret\":\"" + client.secret() + "\"}"));
        errors.add(SERVER.admin("POST", "", adminToken, "{\"client_name\":" + client.secret() + "}"));

        OwnKeyClient signer = OwnKeyClient.register(SERVER, adminToken, "");
        String assertion = signer.assertion();
        String proof = Proof.at(SERVER).sign(Keys.ec());
        String bound = signer.tokenFor(assertion, "DPoP", proof).accessToken();
        String stale = Proof.at(SERVER).issued(Instant.EPOCH).sign(Keys.ec());
        String privateKeys = "{\"keys\":[" + signer.key().toJSONString() + "]}";
        String ownPart = signer.key().getD().toString();
        secrets.addAll(List.of(assertion, proof, bound, stale, ownPart));
        assertThat(bound).isNotEmpty();
        errors.add(signer.tokenFor(assertion));
        errors.add(signer.tokenFor(assertion.substring(0, assertion.length() - 4)));
        errors.add(signer.token("DPoP", proof));
        errors.add(signer.token("DPoP", stale));
        errors.add(SERVER.admin("PATCH", "/" + signer.id(), adminToken, "{\"jwks\":" + privateKeys + "}"));
        errors.add(SERVER.admin(
                "POST",
                "",
                adminToken,
                "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"],"
                        + "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":" + privateKeys + "}"));
        SERVER.admin("DELETE", "/" + signer.id() + "/tokens", adminToken, null);

        String output = log.toString(StandardCharsets.UTF_8);
        assertThat(output).contains("TRACE", client.id());
        for (String secret : secrets) {
            assertThat(output.contains(secret))
                    .as("in the log: " + where(output, secret))
                    .isFalse();
            assertThat(errors).allSatisfy(error -> {
                assertThat(error.status()).isGreaterThanOrEqualTo(400);
                assertThat(error.body()).doesNotContain(secret);
            });
        }
        assertThat(databaseDump()).contains(client.id()).doesNotContain(secrets);
        assertThat(databaseDump())
                .doesNotContain(secrets.stream().map(SecrecyTests::hex).toList());
    }

    private String databaseDump() {
        StringBuilder dump = new StringBuilder();
        for (String table : jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list()) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(dump::append);
        }
        return dump.toString();
    }

    private static String hex(String secret) {
        return HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> where(String output, String secret) {
        return output.lines().filter(line -> line.contains(secret)).limit(5).toList();
    }
}
