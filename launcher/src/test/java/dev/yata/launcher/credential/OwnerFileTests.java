package dev.yata.launcher.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFileTests {

    @TempDir
    private Path folder;

    @Test
    void replaceWhenPathIsALinkThenWritesWhereItLeads() throws Exception {
        Path file = Files.writeString(folder.resolve("real.env"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.env"), file);

        new OwnerFile(link).replace("new");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).hasSize(2);
    }
}
