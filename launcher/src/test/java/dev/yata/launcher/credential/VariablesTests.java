package dev.yata.launcher.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same values as the server and a shell read. */
class VariablesTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://x/y # why, http://x/y",
                "a#b, a#b",
                "'a # b' # c, a # b",
                "\"a # b\", a # b",
                "'it'\\''s # b', it's # b",
                "# all, ``",
            })
    void readWhenACommentFollowsThenIsNoPartOfTheValue(String text, String value) throws Exception {
        Path file = Files.writeString(folder.resolve("a.env"), "NAME=" + text + "\n");

        assertThat(Variables.read(file).values()).containsEntry("NAME", value);
    }

    @Test
    void readWhenAValueIsLongThenTakesItAll() throws Exception {
        String key = "k".repeat(100_000);
        Path file = Files.writeString(folder.resolve("a.env"), "NAME=" + key + " # why\n");

        assertThat(Variables.read(file).values()).containsEntry("NAME", key);
    }
}
