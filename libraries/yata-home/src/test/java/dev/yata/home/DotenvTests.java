package dev.yata.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotenvTests {

    private static final String HOSTILE = "a7'\"\\$`#!~ \t\n\r=%&;|<>(){}*?[]é€\u00A0\u2028\uFEFF";

    @TempDir
    Path folder;

    @Test
    void parseWhenValuesAreBareOrQuotedThenReadsThemAsAShellWould() {
        String text = """
                # a comment
                A=bare
                export B='single $x "quoted" # kept'
                C="double 'quoted' \\" \\kept"
                D=value # comment
                E=a#b

                F='it'\\''s'
                G=
                no assignment
                H = spaced
                I=' kept ' # comment
                """;

        assertThat(Dotenv.parse(text).values())
                .isEqualTo(Map.of(
                        "A", "bare",
                        "B", "single $x \"quoted\" # kept",
                        "C", "double 'quoted' \" \\kept",
                        "D", "value",
                        "E", "a#b",
                        "F", "it's",
                        "G", "",
                        "H", "spaced",
                        "I", " kept "));
    }

    @Test
    void parseWhenFileBeginsWithAByteOrderMarkOrExportIsFollowedByATabThenReadsTheNames() {
        assertThat(Dotenv.parse("\uFEFFA=1\nexport\tB=2\nexported=3").values())
                .isEqualTo(Map.of("A", "1", "B", "2", "exported", "3"));
    }

    @Test
    void parseWhenLinesEndWithCrLfThenLeavesItOut() {
        assertThat(Dotenv.parse("A=1\r\nB=2\r\n").values()).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"it's", "'its", "\"its", "its"})
    void parseWhenAQuoteIsNotClosedThenTheNextLineIsReadAllTheSame(String value) {
        assertThat(Dotenv.parse("A=" + value + "\nB=2").values()).containsEntry("B", "2");
    }

    @Test
    void parseWhenAQuotedValueHasSeveralLinesThenReadsAll() {
        assertThat(Dotenv.parse("A=\"one\nB=two\" # why\nC='3\n4'\nD=5").values())
                .isEqualTo(Map.of("A", "one\nB=two", "C", "3\n4", "D", "5"));
    }

    @Test
    void parseWhenAValueIsLongThenReadsAll() {
        String key = "k".repeat(100_000);

        assertThat(Dotenv.parse("NAME=" + key + " # why\n").values()).containsEntry("NAME", key);
    }

    @Test
    void withWhenSomeValuesChangeThenOtherLinesStay() {
        String text = "# mine\nexport A='1' # why\nB=\"2\"\nC=3\nD=4";

        assertThat(Dotenv.parse(text)
                        .with(Map.of("A", "x y", "B", "2", "E", "5"))
                        .text())
                .isEqualTo("# mine\nexport A='x y' # why\nB=\"2\"\nC=3\nD=4\nE=5\n");
    }

    static List<String> hostileValues() {
        Random random = new Random(7);
        List<String> values = new ArrayList<>(List.of("", "'", "it's", "\\", "a\\", "%27", "# a", "a #b", "'a' \"b\""));
        for (int i = 0; i < 300; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(1 + random.nextInt(12), 0, HOSTILE.length())
                    .forEach(index -> value.append(HOSTILE.charAt(index)));
            values.add(value.toString());
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("hostileValues")
    void parseWhenAValueWasWrittenHereThenReadsItBack(String value) {
        Dotenv written = Dotenv.parse("A=1\n").with(Map.of("SECRET", value)).with(Map.of("B", "2"));
        Dotenv rewritten = written.with(Map.of("A", value));

        assertThat(Dotenv.parse(rewritten.text()).values()).isEqualTo(Map.of("A", value, "SECRET", value, "B", "2"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withWhenAShellReadsTheFileThenItReadsTheSameValues() throws Exception {
        StringBuilder expected = new StringBuilder();
        StringBuilder script = new StringBuilder();
        Dotenv file = Dotenv.parse("");
        int count = 0;
        for (String value : hostileValues()) {
            String name = "V" + count++;
            file = file.with(Map.of(name, value));
            script.append("printf '%s|' \"$").append(name).append("\"\n");
            expected.append(value).append('|');
        }
        Path shell = Files.writeString(folder.resolve("read.sh"), file.text() + script);
        Process process = new ProcessBuilder("sh", shell.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(expected.toString());
    }

    @Test
    void parseWhenADoubleQuotedLineContinuesThenJoinsIt() {
        assertThat(Dotenv.parse("A=\"b\\\nc\"\nB='b\\\nc'\n").values()).isEqualTo(Map.of("A", "bc", "B", "b\\\nc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$HOME", "`id`", "$(id)", "~", "a b", "a;b", "a && b", "\"$HOME\""})
    void parseWhenAShellWouldExpandOrRunThenKeepsTheText(String text) {
        assertThat(Dotenv.parse("A=" + text).values()).isEqualTo(Map.of("A", text.replace("\"", "")));
    }

    @Test
    void toStringWhenThereAreSecretsThenNamesOnly() {
        assertThat(Dotenv.parse("SECRET=abc")).hasToString("Dotenv[SECRET]");
    }
}
