package dev.yata.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://auth.example.com", "http://localhost:9000", "http://127.0.0.2:9000", "http://[::1]:9000"
            })
    @DisplayName("An issuer is https anywhere, or http on loopback")
    void settingsWhenIssuerIsSafeThenAccepted(String issuer) {
        assertThat(new ServerSettings(issuer).url("/x")).isEqualTo(issuer + "/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://auth.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://0.0.0.0:9000",
                "ftp://localhost",
                "https://user@auth.example.com",
                "https://auth.example.com/",
                "https://auth.example.com?x",
                "https://auth.example.com#x",
                "https://auth.example.com:0",
                "https://auth.example.com:65536",
                "auth.example.com",
                "not a url"
            })
    @DisplayName("Any other issuer is refused")
    void settingsWhenIssuerIsUnsafeThenRefused(String issuer) {
        assertThatThrownBy(() -> new ServerSettings(issuer))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("YATA_ISSUER");
    }
}
