package dev.yata.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTests {

    private static final String RESOURCE = "https://api.example.com/v1";
    private static final List<String> SCOPES = List.of("notes:read", "notes:write");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://auth.example.com", "http://localhost:9000", "http://127.0.0.2:9000", "http://[::1]:9000"
            })
    @DisplayName("A12 https anywhere, http on loopback")
    void settingsWhenIssuerIsSafeThenAccepted(String issuer) {
        assertThat(new ServerSettings(issuer, RESOURCE, SCOPES).url("/x")).isEqualTo(issuer + "/x");
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
    @DisplayName("A12 any other issuer is refused")
    void settingsWhenIssuerIsUnsafeThenRefused(String issuer) {
        assertThatThrownBy(() -> new ServerSettings(issuer, RESOURCE, SCOPES))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("YATA_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.com/v1", "https://api.example.com/v1#x"})
    @DisplayName("A12 an API resource follows the same rule")
    void settingsWhenResourceIsUnsafeThenRefused(String resource) {
        assertThatThrownBy(() -> new ServerSettings("https://auth.example.com", resource, SCOPES))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("YATA_API_RESOURCE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "notes read", "notes\"", "notes\\"})
    void settingsWhenScopeIsNoneThenRefused(String scope) {
        assertThatThrownBy(() -> new ServerSettings("https://auth.example.com", RESOURCE, List.of(scope)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("YATA_API_SCOPES");
    }

    @Test
    void scopesWhenApiIsAnotherThenItsOwnAreThere() {
        assertThat(new ProtectedResources(new ServerSettings("https://auth.example.com", RESOURCE, SCOPES)).scopes())
                .containsExactly("notes:read", "notes:write", "clients:admin", "tokens:introspect");
    }
}
