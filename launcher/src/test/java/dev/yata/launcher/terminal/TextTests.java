package dev.yata.launcher.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /home/x/laptop.env | /home/x/laptop.env
            /home/x/lap top    | '/home/x/lap top'
            it's $HOME         | 'it'\\''s $HOME'
            ~/x                | '~/x'
            """)
    void shellWordWhenAShellWouldSeeMoreThenQuoted(String text, String word) {
        assertThat(ShellWord.of(text)).isEqualTo(word);
    }

    @Test
    void fitWhenTerminalIsNarrowThenWrapsCellsAndCutsNoWord() {
        Table table = new Table("ID", "SCOPES", "LAST USED")
                .row("0b0f0f4e-7c7e-4d5c-9d57-0c3a1f0a9b11", "todos:read todos:write", "2026-11-21 10:00:00");

        assertThat(table.fit(80).lines())
                .containsExactly(
                        "  ID                                    SCOPES               LAST USED",
                        "  0b0f0f4e-7c7e-4d5c-9d57-0c3a1f0a9b11  todos:read           2026-11-21 10:00:00",
                        "                                        todos:write")
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void fitWhenTerminalIsTooNarrowForColumnsThenWritesBlocks() {
        Table table = new Table("ID", "SCOPES", "STATE")
                .row("0b0f0f4e-7c7e-4d5c-9d57", "todos:read todos:write", "active")
                .row("c-2", "todos:read", "disabled");

        assertThat(table.fit(34).lines())
                .containsExactly(
                        "  ID      0b0f0f4e-7c7e-4d5c-9d57",
                        "  SCOPES  todos:read todos:write",
                        "  STATE   active",
                        "",
                        "  ID      c-2",
                        "  SCOPES  todos:read",
                        "  STATE   disabled");
    }

    @Test
    void tableWhenCellsDifferInWidthThenColumnsAlignOnAnyScript() {
        assertThat(new Table("NAME", "STATE").row("牛乳", "active").row("é", "off"))
                .hasToString("  NAME  STATE\n  牛乳  active\n  é     off");
    }

    @Test
    void tableWhenCellHoldsControlsOrMarkupThenShowsThemAsText() {
        assertThat(new Table().row("a\u001b[31mb\nc\u0085", "@|red x|@"))
                .hasToString("  a\\u001b[31mb\\u000ac\\u0085  @|red x|@");
    }

    @Test
    void convertWhenTimeIsTypedThenReadsEveryForm() {
        PastTime time = new PastTime();

        assertThat(time.convert("90m"))
                .isCloseTo(Instant.now().minus(Duration.ofMinutes(90)), Assertions.within(Duration.ofMinutes(1)));
        assertThat(time.convert("2027-01-31T08:00:00Z")).isEqualTo("2027-01-31T08:00:00Z");
        assertThat(time.convert("2027-01-31"))
                .isEqualTo(LocalDate.of(2027, 1, 31)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant());
        assertThat(time.convert("2027-01-31T08:00"))
                .isEqualTo(LocalDate.of(2027, 1, 31)
                        .atTime(8, 0)
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2027-13-01", "7 days", "99999999d", "2027-01-31T"})
    void convertWhenTypedIsNoTimeThenNamesTheForms(String typed) {
        assertThatThrownBy(() -> new PastTime().convert(typed))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("24h");
    }
}
