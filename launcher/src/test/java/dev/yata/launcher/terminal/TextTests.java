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
