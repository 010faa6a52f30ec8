package dev.yata.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import dev.yata.auth.testing.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests a server whose database refuses to store anything, as PostgreSQL does without disk space (SQLState 53100). */
class FullDiskTests extends RunningServer {

    private static final String PASSWORD = "p".repeat(20);
    private static final Credentials ADMIN = new Credentials("yata-admin", "a".repeat(43));

    @Autowired
    HikariDataSource shared;

    private Replicas replicas;
    private Server server;

    @BeforeEach
    void start(@TempDir Path home) {
        replicas = new Replicas(shared, home);
        server = replicas.start(
                "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "--yata.bootstrap.admin-client-secret=" + ADMIN.secret(),
                "--yata.bootstrap.admin-password=" + PASSWORD);
    }

    @AfterEach
    void stop() {
        replicas.close();
    }

    private void fillUp(String table) {
        JdbcClient jdbc = replicas.jdbc(0);
        jdbc.sql("create function fail() returns trigger language plpgsql as"
                        + " $$begin raise exception 'No space left on device' using errcode = '53100'; end$$")
                .update();
        jdbc.sql("create trigger full_disk before insert on " + table + " execute function fail()")
                .update();
    }

    @Test
    void tokenWhenStorageIsFullThenSaysSoAndIsNotReady() {
        assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(200);
        fillUp("oauth_tokens");

        Answer answer = server.token(ADMIN);

        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.error()).isEqualTo("server_error");
        assertThat(answer.text("error_description")).startsWith("Storage is full");
        assertThat(answer.header("Retry-After")).isEmpty();
        Answer readiness = server.get("/actuator/health/readiness");
        assertThat(readiness.status()).isEqualTo(503);
        assertThat(readiness.json().at("/components/storage/status").asString()).isEqualTo("DOWN");
        assertThat(readiness.json().at("/components/db/status").asString()).isEqualTo("UP");
    }

    @Test
    void createWhenStorageIsFullThenConsoleAndApiSaySoAndNothingIsCreated() {
        String token = server.accessToken(ADMIN);
        Visitor visitor = new Visitor(server);
        assertThat(visitor.signIn("admin", PASSWORD).header("Location")).isEqualTo("/admin/");
        fillUp("oauth_clients");

        Answer api = server.admin("POST", "", token, "{\"client_name\":\"a\",\"scopes\":[\"todos:read\"]}");
        Answer page = visitor.submit(
                "/admin/clients/new",
                "/admin/clients/new",
                Visitor.formId(),
                "client_name=a",
                "scopes=todos:read",
                "grant_types=client_credentials",
                "token_endpoint_auth_method=client_secret_basic");

        assertThat(api.status()).isEqualTo(507);
        assertThat(api.text("detail")).startsWith("Storage is full").contains("Nothing was changed");
        assertThat(page.status()).isEqualTo(507);
        assertThat(page.body()).contains("Storage is full", "Nothing was changed", "<main id=\"main\"");
        assertThat(server.admin("GET", "", token, null).body()).doesNotContain("\"client_name\":\"a\"");
    }
}
