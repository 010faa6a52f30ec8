package dev.yata.resource.jws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTests {

    @ParameterizedTest
    @ValueSource(strings = {"e30.e30.AA", "e30.e30._-Bc"})
    void isExactWhenThreePartsOfBase64UrlThenTrue(String text) {
        assertThat(CompactJws.isExact(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e30.e30",
                "e30.e30.",
                ".e30.AA",
                "e30.e30.AA.AA",
                "e30.e30.AA ",
                " e30.e30.AA",
                "e30.e30.AA\n",
                "e30.e30.AA==",
                "e30.e30.A!A",
                "e30.e30.A+/A",
                "e30.e30.AB",
                "e30.e30.A",
                "e30.e30.AA%20",
                "e30.e30.AAé"
            })
    void isExactWhenAnythingElseIsInTheTextThenFalse(String text) {
        assertThat(CompactJws.isExact(text)).isFalse();
    }
}
