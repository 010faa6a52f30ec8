package dev.yata.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.settings.ClientSettings;
import dev.yata.client.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateKeyFormatTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"EC, 256", "RSA, 2048"})
    void unescapedWhenConfigurationHasThePemOnOneLineThenSigns(String kind, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        String pem = "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
        for (String key : List.of(
                pem,
                "\n" + pem,
                pem.replace("\n", "\\n"),
                pem.replace("\n", "\\r\\n"),
                pem.replace("\n", "\\\\n"),
                pem.replace("\n", " "),
                "\"" + pem.replace("\n", "\\n") + "\"",
                "'" + pem.strip() + "'")) {
            assertThat(assertion(key)).as(key.substring(0, 40)).contains(".");
        }
    }

    @Test
    void unescapedWhenKeyIsNoPemThenIsUnchanged() {
        for (String key : List.of("", "\"", "{\"kty\":\"EC\",\"kid\":\"a\\nb\"}")) {
            assertThat(PrivateKeyFormat.unescaped(key)).isEqualTo(key);
        }
    }

    private String assertion(String key) throws Exception {
        Settings settings = new Settings(
                Map.of(
                        "OAUTH_CLIENT_ID", "robot",
                        "OAUTH_PRIVATE_KEY", key,
                        "OAUTH_TOKEN_URL", "http://localhost:9000/oauth/token",
                        "API_BASE_URL", "http://localhost:8080/api/v1"),
                folder);
        Map<String, String> form = new HashMap<>();
        ClientSettings.from(settings).client().authentication().addTo(new HashMap<>(), form);
        return form.get("client_assertion");
    }
}
