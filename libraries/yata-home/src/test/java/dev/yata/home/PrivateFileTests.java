package dev.yata.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTests {

    @TempDir
    Path parent;

    @Test
    void writeWhenFolderWasOpenToOthersThenClosesItAndTheFile() throws Exception {
        Path folder = Files.createDirectory(
                parent.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        PrivateFile file = new PrivateFile(folder, "secret");

        file.write("one");
        file.write("two");

        assertThat(file.read()).contains("two");
        assertThat(modeOf(folder)).isEqualTo("rwx------");
        assertThat(modeOf(file.path())).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void readWhenThereIsNoFileThenEmpty() {
        assertThat(new PrivateFile(parent, "none").read()).isEmpty();
    }

    @Test
    void createWhenFileExistsThenRefusesAndLeavesIt() throws Exception {
        PrivateFile file = new PrivateFile(parent.resolve("secret"));

        file.create("one");

        assertThat(modeOf(file.path())).isEqualTo("rw-------");
        assertThatThrownBy(() -> file.create("two")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file.read()).contains("one");
    }

    @Test
    void replaceWhenPathIsALinkThenWritesToItsTarget() throws Exception {
        Path target = Files.writeString(parent.resolve("real.env"), "old");
        Path link = Files.createSymbolicLink(parent.resolve("link.env"), target);

        new PrivateFile(link).replace("new");

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
        assertThat(parent.toFile().list()).hasSize(2);
    }

    private static String modeOf(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
