package dev.yata.auth.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Answer;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Visitor;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests the console on two servers with one database, one of them behind a proxy that terminates TLS. */
class ConsoleReplicasTests extends RunningServer {

    private static final String PASSWORD = "p".repeat(20);
    private static final String[] SETTINGS = {
        "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "--yata.bootstrap.default-client-secret=" + "d".repeat(43),
        "--yata.bootstrap.admin-client-secret=" + "a".repeat(43),
        "--yata.bootstrap.admin-password=" + PASSWORD
    };

    @Autowired
    HikariDataSource shared;

    @Test
    @DisplayName("A session is valid on every replica and after restarts, and a wrong password delays the next attempt")
    void sessionWhenReplicaChangesThenHolds(@TempDir Path home) {
        try (Replicas replicas = new Replicas(shared, home)) {
            Server first = replicas.start(SETTINGS);
            Server second = replicas.start(
                    SETTINGS[0], SETTINGS[1], SETTINGS[2], SETTINGS[3], "--yata.issuer=https://auth.example");
            Visitor visitor = new Visitor(first);
            assertThat(visitor.signIn("admin", PASSWORD).header("Location")).isEqualTo("/admin/");
            Visitor elsewhere = new Visitor(second);
            elsewhere.adoptSession(visitor.session());
            assertThat(elsewhere.isIn()).isTrue();

            guess(first);
            secureBehindTls(second);

            replicas.stop();
            Visitor later = new Visitor(replicas.start(SETTINGS));
            later.adoptSession(visitor.session());
            assertThat(later.isIn()).isTrue();
            later.submit("/admin/", "/admin/logout");
            later.adoptSession(visitor.session());
            assertThat(later.isIn()).isFalse();
        }
    }

    private static void guess(Server server) {
        for (int i = 0; i < 5; i++) {
            assertThat(new Visitor(server).signIn("admin", "wrong").header("Location"))
                    .contains("?refused");
        }
        Answer blocked = new Visitor(server).signIn("admin", "wrong");
        assertThat(blocked.header("Location")).contains("?wait=");
        assertThat(server.get(blocked.header("Location")).body()).contains("Too many attempts to sign in");
    }

    private static void secureBehindTls(Server server) {
        Answer entered = new Visitor(server).signIn("admin", PASSWORD);
        assertThat(entered.response().headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly", "; SameSite=Strict"));
        assertThat(entered.header("Strict-Transport-Security")).contains("max-age=");
        assertThat(entered.header("Location")).isEqualTo("/admin/");
    }
}
