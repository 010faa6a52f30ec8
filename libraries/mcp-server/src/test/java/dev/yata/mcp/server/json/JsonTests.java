package dev.yata.mcp.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":[true,false,null,\"x\\n\\\"\",1.50,-0.1,12345678901234567890]}",
                "[]",
                "\"\\u2028 is written\"",
                "9007199254740993"
            })
    void writeWhenReadBeforeThenIsTheSame(String json) {
        Object value = Json.read(json);

        assertThat(Json.read(Json.write(value))).isEqualTo(value);
        assertThat(Json.write(value)).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{} {}", "{'a':1}", "[1,]", "nan", "\"\t\"", "01", "1e99999999999", "1e-2147483648"
            })
    void readWhenTextIsNotOneValueThenRefusesIt(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void readWhenBytesAreNoStrictUtf8ThenIsMalformed() {
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
        byte[] cut = {'"', (byte) 0xC3, '"'};

        assertThat(Json.read("\"é\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
        assertThatThrownBy(() -> Json.read(overlong)).isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> Json.read(cut)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void readWhenNestedWithoutEndThenRefusesIt() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(MalformedJson.class);
    }

    @Test
    void writeWhenTextHasLineSeparatorsOfUnicodeThenEscapesThem() {
        String text = "a\u0085b\u2028c\u2029d";

        assertThat(Json.write(text)).isEqualTo("\"a\\u0085b\\u2028c\\u2029d\"");
        assertThat(Json.read(Json.write(text))).isEqualTo(text);
    }

    @Test
    void writeWhenTextHasALoneSurrogateThenStillYieldsUtf8() {
        String json = Json.write(Json.read("\"a\\ud800b\""));

        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo("\"a?b\"");
    }
}
