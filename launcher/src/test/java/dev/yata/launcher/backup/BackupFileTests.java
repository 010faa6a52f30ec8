package dev.yata.launcher.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.command.UserError;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFileTests {

    @TempDir
    private Path folder;

    private Path target;
    private Path file;
    private BackupFile backup;

    @BeforeEach
    void writeBackup() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path empty = Files.createDirectory(home.resolve("empty"));
        // Text that zip cannot compress, so that a changed byte is in the content.
        byte[] random = new byte[10_000];
        new Random(1).nextBytes(random);
        Path content = Files.write(home.resolve("content"), random);
        target = Files.createDirectory(folder.resolve("target"));
        file = folder.resolve("file");
        backup = new BackupFile(file);
        backup.write(home, List.of(content, empty), "2027-01-31T08:00:00Z");
    }

    @Test
    void unpackWhenFileIsSoundThenContentAndEmptyFoldersAreThere() throws Exception {
        assertThat(backup.check(target)).isEqualTo("2027-01-31T08:00:00Z");

        backup.unpack(target);

        assertThat(target.resolve("content")).hasSameBinaryContentAs(folder.resolve("home/content"));
        assertThat(target.resolve("empty")).isEmptyDirectory();
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("content", "empty");
    }

    @Test
    void checkWhenFileIsDamagedThenRefused() throws Exception {
        byte[] sound = Files.readAllBytes(file);

        byte[] changed = sound.clone();
        changed[5_000]++;
        assertRefused(changed, "is damaged at content");
        assertRefused(Arrays.copyOf(sound, 5_000), "is not a complete backup");
        assertRefused(new byte[0], "is not a complete backup");
        assertRefused("todos".getBytes(StandardCharsets.UTF_8), "is not a complete backup");
    }

    @Test
    void checkWhenZipIsOfAnotherProgramThenRefused() throws Exception {
        assertRefused(zip("readme", ""), "is not a backup");
        assertRefused(zip("yata-backup.json", "{"), "is not a complete backup");
        assertRefused(zip("yata-backup.json", "{\"format\":2}"), "is of a newer YATA");
        assertRefused(
                zip("yata-backup.json", "{\"format\":1,\"platform\":\"Plan9 mips\"}"), "of another system, Plan9 mips");
    }

    @Test
    void checkWhenAnEntryIsOutsideOfTheFolderThenRefused() throws Exception {
        Path evil = Files.createDirectory(folder.resolve("evil"));
        Path above = Files.writeString(folder.resolve("above"), "x");
        backup.write(evil, List.of(above), "");

        assertThatThrownBy(() -> backup.check(target))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("outside of its folder");
    }

    private void assertRefused(byte[] content, String reason) throws Exception {
        Files.write(file, content);
        assertThatThrownBy(() -> backup.check(target))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("Nothing was changed.");
    }

    private byte[] zip(String name, String content) throws Exception {
        Path other = folder.resolve("other.zip");
        try (OutputStream out = Files.newOutputStream(other);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return Files.readAllBytes(other);
    }
}
