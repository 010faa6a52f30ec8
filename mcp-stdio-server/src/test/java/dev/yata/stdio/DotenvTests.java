package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DotenvTests {

    @Test
    void parseWhenValuesAreBareOrQuotedThenReadsThemAsAShellWould() {
        String text = """
                # a comment
                A=bare
                export B='single $x "quoted" # kept'
                C="double 'quoted' \\" kept"
                D=value # comment
                E=a#b

                F='it'\\''s'
                G=
                no assignment
                H = spaced
                """;

        assertThat(Dotenv.parse(text))
                .isEqualTo(Map.of(
                        "A", "bare",
                        "B", "single $x \"quoted\" # kept",
                        "C", "double 'quoted' \" kept",
                        "D", "value",
                        "E", "a#b",
                        "F", "it's",
                        "G", "",
                        "H", "spaced"));
    }

    @Test
    void parseWhenFileBeginsWithAMarkOrExportIsFollowedByATabThenReadsTheNames() {
        assertThat(Dotenv.parse("\uFEFFA=1\nexport\tB=2\nexported=3"))
                .isEqualTo(Map.of("A", "1", "B", "2", "exported", "3"));
    }

    @Test
    void parseWhenLinesEndWithCrLfThenLeavesItOut() {
        assertThat(Dotenv.parse("A=1\r\nB=2\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
    }
}
