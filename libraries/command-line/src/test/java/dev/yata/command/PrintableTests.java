package dev.yata.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PrintableTests {

    @Test
    void linesWhenJsonHoldsControlsThenItIsTheSameJson() {
        String name = "del\u007f csi\u009b bidi\u202e smile\ud83d\ude00";
        String json = JsonMapper.shared().writeValueAsString(name);

        assertThat(Printable.lines(json))
                .doesNotContain("\u007f", "\u009b", "\u202e")
                .contains("\ud83d\ude00");
        assertThat(JsonMapper.shared().readValue(Printable.lines(json), String.class))
                .isEqualTo(name);
    }

    @Test
    void copyWhenTextIsLongThenNoCharacterIsTorn() throws IOException {
        String text = "x\r\n" + "\ud83d\ude00".repeat(20_000);
        ByteArrayOutputStream copied = new ByteArrayOutputStream();

        Printable.copy(new StringReader(text), new PrintStream(copied, false, StandardCharsets.UTF_8));

        assertThat(copied.toString(StandardCharsets.UTF_8)).isEqualTo(text);
    }
}
