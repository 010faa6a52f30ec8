package dev.yata.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTests {

    @TempDir
    private Path folder;

    @Test
    void placeWhenAnOlderOneIsThereThenReplacesItAndNothingElse() throws Exception {
        Files.createDirectories(folder.resolve("image/bin"));
        Files.writeString(folder.resolve("image/bin/old"), "old");
        Files.writeString(folder.resolve("image.zip"), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        try (OutputFolder output = OutputFolder.take(folder)) {
            Path image = Files.createDirectory(output.drafts().resolve("image"));
            Files.writeString(image.resolve("new"), "new");
            output.place(image);
            output.place(Files.writeString(output.drafts().resolve("image.zip"), "new"));
        }
        assertThat(folder.resolve("image"))
                .isDirectoryNotContaining("glob:**bin")
                .isDirectoryContaining("glob:**new");
        assertThat(folder.resolve("image.zip")).hasContent("new");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining("glob:**/.making-*");
    }

    @Test
    void placeWhenALinkHasTheNameThenWhatItLeadsToStays(@TempDir Path elsewhere) throws Exception {
        Path theirs = Files.writeString(elsewhere.resolve("theirs"), "theirs");
        Files.createSymbolicLink(folder.resolve("image.zip"), theirs);
        try (OutputFolder output = OutputFolder.take(folder)) {
            output.place(Files.writeString(output.drafts().resolve("image.zip"), "new"));
        }
        assertThat(theirs).hasContent("theirs");
        assertThat(folder.resolve("image.zip")).hasContent("new");
        assertThat(Files.isSymbolicLink(folder.resolve("image.zip"))).isFalse();
    }

    @Test
    void takeWhenOneWasKilledThenDeletesWhatItMade() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve(".making-1")).resolve("half"), "of it");
        OutputFolder.take(folder).close();
        assertThat(folder).isDirectoryNotContaining("glob:**/.making-*");
    }
}
