package dev.yata.mcp.server.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineReaderTests {

    @Test
    void nextWhenLinesHaveAnyLengthThenReturnsEach() throws Exception {
        String chunks = "x".repeat(8192);
        LineReader lines = reader("a\n\n" + chunks + "\n" + chunks + "y\nlast");

        for (String line : new String[] {"a", "", chunks, chunks + "y", "last"}) {
            assertThat(lines.next()).isEqualTo(line.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(lines.next()).isNull();
        assertThat(lines.next()).isNull();
    }

    @Test
    void nextWhenLineIsLongerThanTheLimitThenSkipsJustThatLine() throws Exception {
        LineReader lines = reader("x".repeat(20_001) + "\nnext\n");

        assertThatThrownBy(lines::next).isInstanceOf(LineReader.LineTooLong.class);
        assertThat(lines.next()).isEqualTo("next".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nextWhenLineIsAsLongAsTheLimitThenReturnsIt() throws Exception {
        assertThat(reader("x".repeat(20_000) + "\n").next()).hasSize(20_000);
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 20_000);
    }
}
