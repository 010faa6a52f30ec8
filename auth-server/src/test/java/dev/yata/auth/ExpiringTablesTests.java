package dev.yata.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.yata.auth.testing.Replicas;
import dev.yata.auth.testing.RunningServer;
import dev.yata.auth.testing.Server;
import dev.yata.auth.testing.Server.Credentials;
import dev.yata.resource.cleaning.ExpiringTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

class ExpiringTablesTests extends RunningServer {

    private static final Credentials DEFAULT = new Credentials("default", "d".repeat(43));
    private static final String[] SETTINGS = {
        "--yata.master-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "--yata.bootstrap.default-client-secret=" + DEFAULT.secret(),
        "--yata.guard.token-requests-per-minute=1000000"
    };

    @Autowired
    HikariDataSource shared;

    @Test
    void cleaningWhenTwoReplicasCleanUnderTrafficThenExpiredRowsAreGoneAndNoRequestFails(@TempDir Path home) {
        try (Replicas replicas = new Replicas(shared, home)) {
            Server server = replicas.start(SETTINGS);
            replicas.start(SETTINGS);
            JdbcClient jdbc = replicas.jdbc(0);
            jdbc.sql("insert into oauth_tokens (jti, client_id, generation, scopes, issued_at, expires_at)"
                            + " select gen_random_uuid(), 'default', 0, '', now() - interval '2 hours',"
                            + " now() - interval '1 hour' from generate_series(1, 23000)")
                    .update();
            jdbc.sql("insert into audit_events (at, actor, action, detail)"
                            + " select now() - interval '366 days', 'system', 'key.created', ''"
                            + " from generate_series(1, 12000)")
                    .update();
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> traffic = CompletableFuture.supplyAsync(() -> {
                int issued = 0;
                while (!done.get()) {
                    assertThat(server.token(DEFAULT).status()).isEqualTo(200);
                    issued++;
                }
                return issued;
            });

            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> clean(replicas, 0)),
                            CompletableFuture.runAsync(() -> clean(replicas, 1)))
                    .join();
            clean(replicas, 0);
            done.set(true);

            int issued = traffic.join();
            assertThat(count(jdbc, "oauth_tokens where expires_at < now()")).isZero();
            assertThat(count(jdbc, "oauth_tokens")).isEqualTo(issued);
            assertThat(count(jdbc, "audit_events where at < now() - interval '1 day'"))
                    .isZero();
        }
    }

    @Test
    void cleaningWhenAnotherReplicaCleansThenSkips(@TempDir Path home) {
        try (Replicas replicas = new Replicas(shared, home)) {
            replicas.start(SETTINGS);
            replicas.start(SETTINGS);
            JdbcClient jdbc = replicas.jdbc(0);
            jdbc.sql("insert into audit_events (at, actor, action, detail)"
                            + " values (now() - interval '366 days', 'system', 'key.created', '')")
                    .update();
            String old = "audit_events where at < now() - interval '1 day'";

            replicas.bean(0, TransactionTemplate.class).executeWithoutResult(status -> {
                assertThat((Boolean) ReflectionTestUtils.invokeMethod(
                                replicas.bean(0, "cleaning"),
                                "lock",
                                new ExpiringTable("audit_events", "at", Duration.ZERO)))
                        .isTrue();
                clean(replicas, 1);
                assertThat(count(jdbc, old)).isEqualTo(1);
            });
            clean(replicas, 1);

            assertThat(List.of(count(jdbc, old))).containsExactly(0L);
        }
    }

    private static void clean(Replicas replicas, int replica) {
        ReflectionTestUtils.invokeMethod(replicas.bean(replica, "cleaning"), "clean");
    }

    private static long count(JdbcClient jdbc, String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
