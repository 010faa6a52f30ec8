package dev.yata.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrphanedPostgresTests {

    @TempDir
    private Path data;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = data.resolve("postmaster.pid");
    }

    static Stream<String> unusable() {
        return Stream.of(
                "",
                "\n",
                "\0".repeat(4096),
                "abc\n/data\n1",
                "9".repeat(30) + "\n/data\n1\n",
                "12\n\0\n1\n",
                "12\n/data\n" + Long.MAX_VALUE + "\n",
                "\u00ff\u00fe\u0080",
                Long.toString(ProcessHandle.current().pid()));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void stopWhenFileIsDamagedThenDeletesIt(String content) throws Exception {
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

        OrphanedPostgres.stop(data);

        assertThat(file).doesNotExist();
    }

    @Test
    void stopWhenAnotherProcessHasTheIdThenItLivesAndTheFileIsDeleted() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            write(other.pid());

            OrphanedPostgres.stop(data);

            assertThat(other.isAlive()).isTrue();
            assertThat(file).doesNotExist();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void stopWhenAnotherPostgresHasTheIdThenItLivesAndTheFileIsDeleted(@TempDir Path root) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.in(root)) {
            ProcessHandle other =
                    OrphanedPostgres.postmaster(root.resolve("data")).orElseThrow();
            write(other.pid());

            OrphanedPostgres.stop(data);

            assertThat(other.isAlive()).isTrue();
            assertThat(file).doesNotExist();
            assertThat(server.jdbcUrl()).isNotEmpty();
        }
    }

    @Test
    void stopWhenProcessIsGoneThenTheFileStays() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        write(gone.pid());

        OrphanedPostgres.stop(data);

        assertThat(file).exists();
    }

    private void write(long pid) throws Exception {
        Files.writeString(
                file,
                pid + "\n" + data + "\n" + Instant.now().getEpochSecond() + "\n5432\n\nlocalhost\n  1  2\nready\n");
    }
}
