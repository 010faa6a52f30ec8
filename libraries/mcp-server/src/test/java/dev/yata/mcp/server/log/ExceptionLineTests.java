package dev.yata.mcp.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExceptionLineTests {

    @Test
    void ofWhenMessagesHaveLineBreaksThenOneLineTellsAll() {
        Exception inner = new IllegalArgumentException("a \"bad\"\r\n[INFO] event=forged\u2028value");
        Exception outer = new IllegalStateException("no answer", inner);

        assertThat(ExceptionLine.of(outer))
                .startsWith(
                        "\"java.lang.IllegalStateException: no answer at dev.yata.mcp.server.log.ExceptionLineTests.")
                .contains(", caused by java.lang.IllegalArgumentException: a 'bad'  [INFO] event=forged value at ")
                .hasLineCount(1)
                .doesNotContain("\u2028");
    }

    @Test
    void ofWhenCausesAreManyThenEndsAllTheSame() {
        Exception chain = new IllegalStateException();
        for (int i = 0; i < 100; i++) {
            chain = new IllegalStateException(chain);
        }

        assertThat(ExceptionLine.of(chain).split("caused by", -1)).hasSize(5);
    }
}
