package dev.yata.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class YataHomeTests {

    @ParameterizedTest
    @ValueSource(strings = {"/a/\"b", "/a/$b", "/a/${HOME}", "/a/`b`", "/a/b\nc", "/a/b\rc", "/a\\b", "/a\u001bb"})
    void ofWhenPostgresCannotUseAFolderThenSaysWhy(String name) {
        assertThatThrownBy(() -> YataHome.of(name))
                .isInstanceOf(UnusableHomeException.class)
                .hasMessageContaining("PostgreSQL cannot use such a folder")
                .message()
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b/it's", "/a/ü~#%&(1)"})
    void ofWhenAFolderHasOtherCharactersThenAcceptsIt(String name) {
        assertThat(YataHome.of(name).folder()).isEqualTo(Path.of(name));
    }

    @Test
    void ofWhenNothingIsNamedThenFollowsTheShellsHome() {
        assertThat(YataHome.of(" ", "/shell", "/user").folder()).isEqualTo(Path.of("/shell/.yata"));
        assertThat(YataHome.of(null, null, "/user").folder()).isEqualTo(Path.of("/user/.yata"));
        assertThat(YataHome.of(null, "relative", "/user").folder()).isEqualTo(Path.of("/user/.yata"));
    }
}
