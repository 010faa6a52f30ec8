package dev.yata.todo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;

/**
 * Moves the todos to a small disk and fills it. Only root can mount such a disk. Has a service of its own, which is not
 * ready for a minute afterwards.
 */
@EnabledOnOs(OS.LINUX)
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=full-disk")
class FullDiskTests extends ApiTests {

    @Test
    @Timeout(300)
    void createWhenDiskIsFullThenSaysSoAndChangesNothing(@TempDir Path disk, @Autowired HikariDataSource pool)
            throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", disk.toString()) == 0, "not root");
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), true);
        JdbcClient jdbc = JdbcClient.create(connection);
        try {
            jdbc.sql("create tablespace small location '" + disk + "'").update();
            jdbc.sql("alter table todos set tablespace small").update();
            send(plain("/actuator/health/readiness")).expect(200);

            Answer full = post("/todos", longTodo());
            for (int created = 1; created < 2_000 && full.status() == 201; created++) {
                full = post("/todos", longTodo());
            }

            full.expect(507).isProblem();
            assertThat(full.header("Retry-After")).isNull();
            assertThat(full.text("detail")).startsWith("Storage is full").contains("Nothing was changed");
            String open = get("/todos/overview").expect(200).text("open");
            send(json("POST", "/todos", longTodo()).header("Idempotency-Key", "k"))
                    .expect(507)
                    .isProblem();
            get("/todos").expect(200);
            assertThat(get("/todos/overview").text("open")).isEqualTo(open);
            assertThat(send(plain("/actuator/health/readiness"))
                            .expect(503)
                            .json()
                            .at("/components/storage/status")
                            .asString())
                    .isEqualTo("DOWN");
        } finally {
            jdbc.sql("alter table todos set tablespace pg_default").update();
            jdbc.sql("drop tablespace small").update();
            connection.destroy();
            assertThat(run("umount", disk.toString())).isZero();
        }
        post("/todos", longTodo()).expect(201);
    }

    /** Returns a todo that PostgreSQL cannot compress much. */
    private static String longTodo() {
        byte[] random = new byte[2_000];
        new Random().nextBytes(random);
        return "{\"title\":\"a\",\"description\":\"%s\"}"
                .formatted(Base64.getEncoder().encodeToString(random));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
