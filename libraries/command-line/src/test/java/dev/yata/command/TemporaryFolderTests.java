package dev.yata.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTests {

    @Test
    void createWhenTheTemporaryFolderIsMissingThenSaysWhatToDo(@TempDir Path parent) {
        assertThatThrownBy(() -> TemporaryFolder.createIn(parent.resolve("missing")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll(
                        parent.resolve("missing").toString(), "-Djava.io.tmpdir=FOLDER", "Nothing was changed.");
    }

    @Test
    void closeWhenTheFolderHasContentThenDeletesIt(@TempDir Path parent) throws IOException {
        TemporaryFolder folder = TemporaryFolder.createIn(parent);
        Files.writeString(folder.path().resolve("file"), "text");

        folder.close();

        assertThat(parent).isEmptyDirectory();
    }
}
