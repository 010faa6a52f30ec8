package dev.yata.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1",
                "+1",
                "-1",
                "@x",
                "|x",
                "\tx",
                "\r=1",
                " =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff+1",
                "\u0001@x",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20x",
                "\ufe62x",
                "\u22121",
                "\u3000\uff1d1"
            })
    void lineWhenTextMayBeAFormulaThenStartsWithAnApostrophe(String detail) {
        assertThat(line(detail)).contains(",\"'" + detail + "\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", " a", "\u00e9=1", "1-2", "client \uff1d"})
    void lineWhenTextIsOrdinaryThenUnchanged(String detail) {
        assertThat(line(detail)).contains(",\"" + detail + "\",");
    }

    private static String line(String detail) {
        return Csv.line(
                new AuditEvent(1, Instant.EPOCH, "system", null, "client.changed", null, null, detail, null, 1, null));
    }
}
