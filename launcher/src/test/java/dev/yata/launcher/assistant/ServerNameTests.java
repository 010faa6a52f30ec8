package dev.yata.launcher.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTests {

    @ParameterizedTest
    @CsvSource({
        "/home/x/laptop.env, yata-laptop",
        "lap_top.env, yata-lap-top",
        "my work (2).env, yata-my-work-2",
        "yata.env, yata",
        ".env, yata"
    })
    void ofWhenFileIsNamedThenTakesNoCharacterThatAnAssistantRefuses(String file, String name) {
        assertThat(ServerName.of(Path.of(file)).text()).isEqualTo(name);
    }
}
