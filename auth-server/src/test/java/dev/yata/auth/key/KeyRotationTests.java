package dev.yata.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.settings.StartRefusedException;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class KeyRotationTests extends RunningServer {

    private static final String ONE = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String TWO = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqMDE=";
    private static final Credentials DEFAULT = new Credentials("default", "d".repeat(43));
    private static final Credentials ADMIN = new Credentials("yata-admin", "a".repeat(43));
    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    HikariDataSource shared;

    private Replicas replicas;

    @BeforeEach
    void prepare(@TempDir Path home) {
        replicas = new Replicas(shared, home);
    }

    @AfterEach
    void stop() {
        replicas.close();
    }

    @Test
    void rotateWhenAskedThenEveryReplicaPublishesKeyBeforeOneSigns() {
        List<Server> servers = List.of(start(ONE), start(ONE));
        String before = servers.get(0).accessToken(DEFAULT);
        String first = kid(before);

        assertThat(states(rotate(servers.get(0)))).containsExactly("active", "next");
        JsonNode keys = rotate(servers.get(1));

        assertThat(states(keys)).containsExactly("active", "next");
        String next = keys.get(1).get("kid").asString();
        await().atMost(LONG).untilAsserted(() -> {
            for (Server server : servers) {
                String signedWith = kid(server.accessToken(DEFAULT));
                assertThat(servers).allSatisfy(any -> assertThat(published(any)).contains(signedWith));
            }
            assertThat(servers)
                    .allSatisfy(server -> assertThat(kid(server.accessToken(DEFAULT)))
                            .isEqualTo(next)
                            .isNotEqualTo(first));
        });
        assertThat(servers).allSatisfy(server -> {
            assertThat(server.introspectsAsActive(DEFAULT, before)).isTrue();
            assertThat(server.get("/oauth/jwks").body()).doesNotContain("\"d\":");
        });
        assertThat(states(keys(servers.get(0)))).containsExactly("retired", "active");
        assertThat(keys(servers.get(0)).get(0).get("removed_at").asString()).isNotBlank();
        assertThat(actions()).containsSubsequence("key.created", "key.created", "key.activated");
    }

    @Test
    void rotateWhenNextKeyIsPublishedLongEnoughThenSignsAtOnce() {
        Server server = start(ONE);
        rotate(server);
        jdbc(0).sql("update signing_keys set created_at = now() - interval '1 hour', activates_at = now() +"
                        + " interval '1 hour' where state = 'next'")
                .update();

        assertThat(states(rotate(server))).containsExactlyInAnyOrder("retired", "active");
    }

    @Test
    void startWhenAlgorithmIsAnotherThenItsKeySignsOncePublished() {
        Server old = start(ONE);
        Server other = start(ONE, "--yata.signing-algorithm=RS256");

        assertThat(states(keys(other))).containsExactly("active", "next");
        assertThat(kid(other.accessToken(DEFAULT))).isEqualTo(kid(old.accessToken(DEFAULT)));
        String next = keys(other).get(1).get("kid").asString();
        await().atMost(LONG).until(() -> kid(other.accessToken(DEFAULT)).equals(next));

        assertThat(published(old)).contains(next);
        assertThat(old.introspectsAsActive(DEFAULT, other.accessToken(DEFAULT))).isTrue();
    }

    @Test
    void advanceWhenTimeHasPassedThenKeysTakeTurns() {
        start(ONE);
        KeyRotation rotation = replicas.bean(0, KeyRotation.class);

        age("activated_at", "89.5 days");
        rotation.advance();
        assertThat(count("next")).isEqualTo(1);
        age("activates_at", "2 days");
        rotation.advance();
        assertThat(List.of(count("next"), count("active"), count("retired"))).containsExactly(0L, 1L, 1L);
        age("retired_at", "26 hours");
        rotation.advance();

        assertThat(List.of(count("next"), count("active"), count("retired"))).containsExactly(0L, 1L, 0L);
        assertThat(actions()).endsWith("key.created", "key.activated", "key.removed");
    }

    @Test
    void startWhenMasterKeyIsChangedThenOldSecretsAndTokensWork(CapturedOutput output) {
        String before = start(ONE).accessToken(DEFAULT);
        // Simulates a database from before public keys were stored.
        jdbc(0).sql("delete from protected_keys").update();
        jdbc(0).sql("update signing_keys set public_jwk = null").update();
        replicas.stop();

        Server changed = start(TWO, "--yata.previous-master-key=" + ONE);
        assertThat(changed.token(DEFAULT).status()).isEqualTo(200);
        assertThat(changed.introspectsAsActive(DEFAULT, before)).isTrue();
        assertThat(actions()).contains("master.key.changed");
        replicas.stop();
        assertThat(start(TWO).introspectsAsActive(DEFAULT, before)).isTrue();
        replicas.stop();

        assertThatThrownBy(() -> start(ONE)).hasRootCauseInstanceOf(StartRefusedException.class);
        assertThat(output)
                .contains("YATA_PREVIOUS_MASTER_KEY", "Nothing was changed")
                .doesNotContain(ONE, TWO);
    }

    @Test
    void startWhenOneKeyCannotBeOpenedThenNothingChanges() {
        Server server = start(ONE);
        JdbcClient jdbc = jdbc(0);
        jdbc.sql("insert into signing_keys (kid, algorithm, encrypted_jwk, state, created_at, retired_at)"
                        + " values ('zzz', 'RS256', decode(repeat('00', 40), 'hex'), 'retired', now(), now())")
                .update();
        List<String> before = dump(jdbc);

        assertThatThrownBy(() -> start(TWO, "--yata.previous-master-key=" + ONE))
                .hasRootCauseInstanceOf(StartRefusedException.class);

        assertThat(dump(jdbc)).isEqualTo(before);
        assertThat(server.token(DEFAULT).status()).isEqualTo(200);
    }

    @Test
    void masterKeyWhenChangedWhileOldReplicaRunsThenBothServe() {
        Server old = start(ONE);
        Server changed = start(TWO, "--yata.previous-master-key=" + ONE);

        Answer refused = send(old, "POST", "/rotate");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains("restart it with the new master key");
        String next = rotate(changed).get(1).get("kid").asString();
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(kid(changed.accessToken(DEFAULT))).isEqualTo(next));

        assertThat(published(old)).contains(next);
        assertThat(changed.introspectsAsActive(DEFAULT, old.accessToken(DEFAULT)))
                .isTrue();
        assertThat(old.introspectsAsActive(DEFAULT, changed.accessToken(DEFAULT)))
                .isTrue();
    }

    private Server start(String masterKey, String... arguments) {
        return replicas.start(Stream.concat(
                        Stream.of(
                                "--yata.master-key=" + masterKey,
                                "--yata.keys.publish-at-least=7s",
                                "--yata.guard.failures-per-client=1000",
                                "--yata.bootstrap.admin-client-secret=" + ADMIN.secret(),
                                "--yata.bootstrap.admin-password=" + "p".repeat(20),
                                "--yata.bootstrap.default-client-secret=" + DEFAULT.secret()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private JdbcClient jdbc(int replica) {
        return replicas.jdbc(replica);
    }

    private static Answer send(Server server, String method, String path) {
        return server.send(server.request("/admin/api/keys" + path)
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + server.accessToken(ADMIN)));
    }

    private static JsonNode rotate(Server server) {
        Answer answer = send(server, "POST", "/rotate");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode keys(Server server) {
        return send(server, "GET", "").json();
    }

    private static List<String> states(JsonNode keys) {
        List<String> states = new ArrayList<>();
        keys.forEach(key -> states.add(key.get("state").asString()));
        return states;
    }

    private static List<String> published(Server server) {
        try {
            return JWKSet.parse(server.get("/oauth/jwks").body()).getKeys().stream()
                    .map(JWK::getKeyID)
                    .toList();
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private void age(String column, String age) {
        jdbc(0).sql("update signing_keys set " + column + " = " + column + " - interval '" + age + "'")
                .update();
    }

    private long count(String state) {
        return jdbc(0).sql("select count(*) from signing_keys where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    private List<String> actions() {
        return jdbc(0).sql("select action from audit_events where action like '%key%' order by id")
                .query(String.class)
                .list();
    }

    private static List<String> dump(JdbcClient jdbc) {
        return jdbc.sql("select t::text from signing_keys t union all select t::text from protected_keys t order by 1")
                .query(String.class)
                .list();
    }
}
