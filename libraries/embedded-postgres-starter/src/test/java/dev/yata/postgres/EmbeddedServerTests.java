package dev.yata.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTests {

    /** Is shared by all tests, because a JVM unpacks the PostgreSQL binaries only once, into the first folder. */
    @TempDir
    static Path home;

    private Path folder;

    @BeforeEach
    void nameFolder(TestInfo test) {
        folder = home.resolve(test.getTestMethod().orElseThrow().getName());
    }

    @Test
    void inWhenStartedAgainThenKeepsWhatWasCommitted() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            assertThat(query(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void inWhenServiceWasKilledThenStopsTheOrphanAndKeepsWhatWasCommitted() throws Exception {
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommitAndWait.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = service.inputReader()) {
            assertThat(output.lines().anyMatch("committed"::equals)).isTrue();
        } finally {
            service.destroyForcibly().waitFor();
        }
        ProcessHandle orphan =
                OrphanedPostgres.postmaster(folder.resolve("data")).orElseThrow();

        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(query(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void inWhenPostmasterFileIsDamagedThenStartsAndKeepsWhatWasCommitted() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        Files.write(folder.resolve("data/postmaster.pid"), new byte[4096]);

        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            assertThat(query(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void inWhenFolderIsInUseThenRefuses() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            assertThatExceptionOfType(FolderInUseException.class)
                    .isThrownBy(() -> EmbeddedServer.in(folder))
                    .withMessageContaining("in use by another running service");
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void inWhenFirstStartWasCutShortThenStartsAfresh() throws Exception {
        Path halfMade = Files.createDirectories(folder.resolve("data"));
        Files.writeString(halfMade.resolve("postgresql.conf"), "# cut short");

        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void inWhenStartedThenCommitsReachTheDiskAndOnlyTheOwnerReadsTheFolder() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.in(folder)) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("binaries"))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void connectWhenPasswordIsWrongThenRefused() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.temporary()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.USER, "guess"))
                    .withMessageContaining("password authentication failed");
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.USER, server.password());
    }

    /** Runs a service that commits, prints a line, and waits until the test kills it. */
    static final class CommitAndWait {

        private CommitAndWait() {}

        public static void main(String[] arguments) throws Exception {
            EmbeddedServer server = EmbeddedServer.in(Path.of(arguments[0]));
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            System.out.println("committed");
            System.out.flush();
            Thread.currentThread().join();
        }
    }
}
