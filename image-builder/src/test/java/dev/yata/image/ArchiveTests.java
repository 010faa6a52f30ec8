package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTests {

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void makeAnImageForTheOwnerAlone() throws Exception {
        image = Files.createDirectory(folder.resolve("image"));
        Files.writeString(image.resolve("readme"), "read me").toFile().setReadable(false, false);
        assertThat(image.resolve("readme").toFile().setReadable(true, true)).isTrue();
        Path program =
                Files.writeString(Files.createDirectory(image.resolve("bin")).resolve("run"), "#!/bin/sh");
        assertThat(program.toFile().setExecutable(true, true)).isTrue();
    }

    @Test
    void tarWhenReadThenFilesAreForAllAndNobodys() throws Exception {
        Path file = folder.resolve("image.tar.gz");
        try (Archive<?> archive = Archive.create(new Platform("linux", "x64"), file)) {
            archive.addFolder(image, "mcp");
        }
        Map<String, Integer> modes = new HashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getUserName() + entry.getGroupName()).isEmpty();
                assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
                modes.put(entry.getName(), entry.getMode() & 0777);
            }
        }
        assertThat(modes).containsOnly(Map.entry("mcp/readme", 0644), Map.entry("mcp/bin/run", 0755));
    }

    @Test
    void zipWhenForWindowsThenFilesAreForAll() throws Exception {
        Path file = folder.resolve("image.zip");
        try (Archive<?> archive = Archive.create(new Platform("windows", "x64"), file)) {
            archive.addFolder(image, "mcp");
        }
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            assertThat(zip.getEntry("mcp/bin/run").getUnixMode() & 0777).isEqualTo(0755);
            assertThat(zip.getEntry("mcp/readme").getUnixMode() & 0777).isEqualTo(0644);
        }
    }
}
