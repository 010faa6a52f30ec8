package dev.yata.stdio.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTests {

    private static final String KEY = "{\n\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\",\"d\":\"s3cret\"}";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "OAUTH_CLIENT_ID", "default",
            "OAUTH_CLIENT_SECRET", "s3cret",
            "OAUTH_TOKEN_URL", "http://localhost:9000/oauth/token",
            "API_BASE_URL", "http://localhost:8080/api/v1/"));

    @Test
    void fromWhenOnlyRequiredIsSetThenHasDefaults() {
        ServerConfig config = config();

        assertThat(config.serverName()).isEqualTo("mcp-yata");
        assertThat(config.api().client().scope()).isEmpty();
        assertThat(config.api().client().resource()).isEqualTo("http://localhost:8080/api/v1");
        assertThat(config.api().timeouts().call()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.logLevel()).isEqualTo("info");
    }

    @Test
    void fromWhenApiIsReachedUnderAnotherUrlThenAsksForItsResource() {
        environment.put("OAUTH_RESOURCE", "https://api.example.com/api/v1");

        assertThat(config().api().client().resource()).isEqualTo("https://api.example.com/api/v1");
        assertThat(config().api().baseUrl()).hasToString("http://localhost:8080/api/v1");
    }

    @Test
    void fromWhenPrintedThenHasNoSecret() {
        assertThat(config().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET", "OAUTH_TOKEN_URL", "API_BASE_URL"})
    void fromWhenRequiredIsMissingOrEmptyThenNamesIt(String name) {
        environment.put(name, " \t");
        assertInvalid(name);
        environment.remove(name);
        assertInvalid(name);
    }

    @ParameterizedTest
    @CsvSource({
        "API_BASE_URL, localhost:8080",
        "API_BASE_URL, ftp://localhost/api",
        "API_BASE_URL, http://api.example.com/v1",
        "API_BASE_URL, http://localhost.example.com/v1",
        "API_BASE_URL, http://127.example.com/v1",
        "API_BASE_URL, https://user:pw@example.com/v1",
        "API_BASE_URL, https://example.com/v1?x=1",
        "OAUTH_TOKEN_URL, http://",
        "OAUTH_TOKEN_URL, not a url",
        "OAUTH_TOKEN_URL, http://localhost:0/oauth/token",
        "API_BASE_URL, http://localhost:65536/api/v1",
        "OAUTH_RESOURCE, /api/v1",
        "OAUTH_RESOURCE, https://api.example.com/#top",
        "OAUTH_RESOURCE, not a uri",
        "OAUTH_DPOP, 1",
        "OAUTH_SCOPE, todos:réad",
        "OAUTH_SCOPE, 'a\"b'",
        "OAUTH_SCOPE, 'todos:read,todos:write'",
        "OAUTH_CLIENT_SECRET, 's3cret\ns3cret'",
        "ENV_FILE, 'no\nsuch'",
        "LOG_LEVEL, loud",
        "ALLOW_INSECURE_HTTP, perhaps",
        "CALL_TIMEOUT_SECONDS, 0",
        "CALL_TIMEOUT_SECONDS, 601",
        "CONNECT_TIMEOUT_SECONDS, soon",
        "MCP_READ_ONLY, 1",
        "MCP_TOOLS, 'list_todos,,get_todo'",
        "MCP_EXCLUDE_TOOLS, ','",
        "TOOL_TEXTS, '{'",
        "TOOL_TEXTS, '{\"instructions\":null}'",
    })
    void fromWhenValueIsWrongThenNamesTheSetting(String name, String value) {
        environment.put(name, value);

        assertInvalid(name);
    }

    @ParameterizedTest
    @CsvSource({
        "OAUTH_TOKEN_URL, such as http://localhost:9000/oauth/token",
        "API_BASE_URL, such as http://localhost:8080/api/v1",
    })
    void fromWhenUrlIsWrongThenShowsOneOfItsKind(String name, String example) {
        environment.put(name, "localhost");

        assertThatThrownBy(this::config).hasMessageEndingWith(example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://[::1]:8080/x", "https://api.example.com/v1"})
    void fromWhenUrlIsLoopbackOrHttpsThenTakesIt(String url) {
        environment.put("API_BASE_URL", url);

        assertThat(config().api().baseUrl()).hasToString(url);
    }

    @Test
    void fromWhenInsecureHttpIsAllowedThenTakesOtherHosts() {
        environment.put("API_BASE_URL", "http://todo-api:8080/api/v1");
        environment.put("ALLOW_INSECURE_HTTP", "true");

        assertThat(config().api().baseUrl().getHost()).isEqualTo("todo-api");
    }

    @Test
    void settingsWhenGivenSeveralTimesThenEnvironmentWinsOverFileOverDotenv() throws IOException {
        Path id = Files.writeString(folder.resolve("id"), "from-file\n");
        useDotenv("OAUTH_CLIENT_ID=from-dotenv\nOAUTH_SCOPE='todos:read'\n");

        assertThat(config().api().client().clientId()).isEqualTo("default");
        assertThat(config().api().client().scope()).isEqualTo("todos:read");
        environment.remove("OAUTH_CLIENT_ID");
        assertThat(config().api().client().clientId()).isEqualTo("from-dotenv");
        environment.put("OAUTH_CLIENT_ID_FILE", id.toString());
        assertThat(config().api().client().clientId()).isEqualTo("from-file");
    }

    @Test
    void settingsWhenEnvironmentIsCompleteThenNothingOfTheDirectoryIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        Files.createDirectory(folder.resolve(".env"));
        environment.put("ENV_FILE", " ");

        assertThat(config().api().client().scope()).isEmpty();
        environment.remove("OAUTH_CLIENT_SECRET");
        environment.put("OAUTH_CLIENT_SECRET_FILE", secret.toString());
        assertThat(config().api().client().scope()).isEmpty();
        environment.remove("OAUTH_CLIENT_SECRET_FILE");
        environment.put("OAUTH_PRIVATE_KEY", KEY);
        assertThat(config().api().client().scope()).isEmpty();
    }

    @Test
    void settingsWhenEnvironmentHasNoConnectionThenReadsDotenvOfWorkingDirectory() throws IOException {
        Path dotenv = moveToDotenv("OAUTH_SCOPE=todos:read\n");
        environment.put("MCP_TOOLS", "get_todo");

        assertThat(config().api().client().scope()).isEqualTo("todos:read");
        Files.write(dotenv, new byte[] {(byte) 0xE4});
        assertThatThrownBy(this::config)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("the working directory has a file that is not UTF-8 text: " + dotenv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTH_CLIENT_ID", "OAUTH_CLIENT_SECRET", "OAUTH_TOKEN_URL", "API_BASE_URL"})
    void settingsWhenEnvironmentLacksARequiredOneThenDirectorysDotenvIsNotMixedIn(String name) throws IOException {
        String value = environment.remove(name);
        Path dotenv = Files.writeString(folder.resolve(".env"), name + "=" + value + "\n");

        assertInvalid(name);
        assertThatThrownBy(this::config)
                .hasMessageContaining(dotenv + " was not read, because OAUTH_CLIENT_")
                .hasMessageEndingWith(" is set elsewhere; to read it, set ENV_FILE to its path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTH_CLIENT_SECRET_FILE", "OAUTH_PRIVATE_KEY", "OAUTH_ISSUER", "OAUTH_RESOURCE"})
    void settingsWhenEnvironmentHasOnlyOneOfTheConnectionThenDirectorysDotenvIsNotMixedIn(String name)
            throws IOException {
        moveToDotenv("");
        environment.put(name, "any");

        assertInvalid("OAUTH_CLIENT_ID");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void settingsWhenDirectorysDotenvNamesAFileOutsideThenIsRefused(@TempDir Path home) throws IOException {
        Path key = Files.writeString(home.resolve("id_rsa"), "s3cret");
        Path link = Files.createSymbolicLink(folder.resolve("link"), key);
        Files.writeString(folder.resolve("inside"), "s3cret");
        environment.remove("OAUTH_CLIENT_SECRET");
        Path dotenv = moveToDotenv("");
        String others = Files.readString(dotenv);
        for (Object named : List.of(key, link, "link", "../" + home.getFileName() + "/id_rsa", home)) {
            Files.writeString(dotenv, others + "OAUTH_CLIENT_SECRET_FILE=" + named + "\n");
            assertInvalid("OAUTH_CLIENT_SECRET_FILE in " + dotenv + " names a file outside of the working directory:");
        }
        Files.writeString(dotenv, others + "OAUTH_CLIENT_SECRET_FILE=inside\n");
        assertThat(config().api().client().clientId()).isEqualTo("default");
        Files.move(dotenv, home.resolve("hidden"));
        Files.createSymbolicLink(dotenv, home.resolve("hidden"));
        assertInvalid("the link " + dotenv + " names a file outside of the working directory:");
    }

    @Test
    void settingsWhenNamedDotenvIsIncompleteThenDirectorysIsStillNotRead() throws IOException {
        useDotenv("SERVER_NAME=mine");
        environment.remove("OAUTH_CLIENT_ID");
        Files.writeString(folder.resolve(".env"), "OAUTH_CLIENT_ID=from-dotenv\n");

        assertInvalid("OAUTH_CLIENT_ID");
    }

    @Test
    void settingsWhenNamedFileIsMissingThenNamesTheSetting() {
        environment.put("OAUTH_CLIENT_SECRET", "");
        environment.put("OAUTH_CLIENT_SECRET_FILE", folder.resolve("nothing").toString());
        assertInvalid("OAUTH_CLIENT_SECRET_FILE");
        environment.put("ENV_FILE", folder.resolve("nothing").toString());
        assertInvalid("ENV_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENV_FILE", "OAUTH_CLIENT_SECRET_FILE", "TOOL_TEXTS_FILE"})
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(20)
    void settingsWhenNamedFileIsNoRegularOneOrEndlessThenNamesTheSettingAtOnce(String name) throws Exception {
        if (name.startsWith("OAUTH_CLIENT_SECRET")) {
            environment.remove("OAUTH_CLIENT_SECRET");
        }
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/zero"));
        for (Path file : List.of(pipe, link, folder)) {
            environment.put(name, file.toString());
            assertThatThrownBy(this::config)
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith(name + " names a ")
                    .hasMessageEndingWith("instead of a file" + (file == folder ? "" : " (stdin is for messages alone)")
                            + ": " + file);
        }
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(1L << 30);
        }
        environment.put(name, folder.resolve("large").toString());
        assertThatThrownBy(this::config).isInstanceOf(InvalidSetting.class).hasMessageContaining("more than 1 MiB");
    }

    @Test
    void settingsWhenNamedFileIsNoTextThenSaysWhatItIsAndWhere() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xE4});
        Map<String, String> faults = Map.of(
                "no-such",
                "a file that does not exist: " + folder.resolve("no-such"),
                ".",
                "a folder instead of a file: " + folder.resolve("."),
                bytes.toString(),
                "a file that is not UTF-8 text: " + bytes);
        faults.forEach((name, fault) -> {
            environment.put("ENV_FILE", name);
            assertThatThrownBy(this::config).hasMessage("ENV_FILE names " + fault);
        });
    }

    @Test
    void settingsWhenNamedFileIsBlankOrItsNameUnusableThenNamesTheSetting() throws IOException {
        environment.remove("OAUTH_CLIENT_SECRET");
        environment.put(
                "OAUTH_CLIENT_SECRET_FILE",
                Files.writeString(folder.resolve("blank"), " \n").toString());
        assertInvalid("OAUTH_CLIENT_SECRET");
        environment.put("OAUTH_CLIENT_SECRET_FILE", "a\0b");
        assertInvalid("OAUTH_CLIENT_SECRET_FILE");
        assertThatThrownBy(this::config).hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void fromWhenPrivateKeyIsSetThenIsProvedToTheIssuerOfTheTokenUrl() {
        environment.remove("OAUTH_CLIENT_SECRET");
        environment.put("OAUTH_PRIVATE_KEY", KEY);
        environment.put("OAUTH_DPOP", "true");

        assertThat(config().api().client().authentication())
                .hasToString("ClientAssertion[default for http://localhost:9000]");
        assertThat(config().api().client().dpop()).isTrue();
        assertThat(config().toString()).doesNotContain("s3cret");
        environment.put("OAUTH_ISSUER", "https://issuer.example.com/a");
        assertThat(config().api().client().authentication())
                .hasToString("ClientAssertion[default for https://issuer.example.com/a]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1]",
                "s3cret",
                "a\0b",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"b\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"a\",\"d\":\"s3cret\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-521\",\"x\":\"a\",\"y\":\"b\",\"d\":\"s3cret\"}",
                "-----BEGIN PUBLIC KEY-----\na\n-----END PUBLIC KEY-----",
                "-----BEGIN PRIVATE KEY-----\ns3cret",
            })
    void fromWhenPrivateKeyIsNoneThenSaysSo(String key) {
        environment.remove("OAUTH_CLIENT_SECRET");
        environment.put("OAUTH_PRIVATE_KEY", key);
        assertInvalid("OAUTH_PRIVATE_KEY");
        environment.put("OAUTH_PRIVATE_KEY", "[".repeat(100_000) + key);
        assertInvalid("OAUTH_PRIVATE_KEY");
        environment.put("OAUTH_PRIVATE_KEY", "{\"a\":".repeat(100_000) + key);
        assertInvalid("OAUTH_PRIVATE_KEY");
    }

    @Test
    void fromWhenSecretAndPrivateKeyAreBothOrNeitherSetThenNamesBoth() {
        environment.put("OAUTH_PRIVATE_KEY", "{}");
        assertInvalid("OAUTH_CLIENT_SECRET and OAUTH_PRIVATE_KEY");
        environment.remove("OAUTH_CLIENT_SECRET");
        environment.remove("OAUTH_PRIVATE_KEY");
        assertInvalid("OAUTH_CLIENT_SECRET or OAUTH_PRIVATE_KEY");
    }

    @Test
    void originsWhenSettingsWereReadThenSayWhereEachCameFromAndNoValue() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        environment.remove("OAUTH_CLIENT_SECRET");
        environment.put("OAUTH_CLIENT_SECRET_FILE", secret.toString());
        Path dotenv = useDotenv("OAUTH_SCOPE='todos:read'\n");
        Settings settings = new Settings(Map.of("MCP_TOOLS", "get_todo"), environment, folder);

        ServerConfig.from(settings);

        assertThat(settings.origins())
                .containsEntry("OAUTH_CLIENT_ID", "the environment")
                .containsEntry("OAUTH_CLIENT_SECRET", secret.toString())
                .containsEntry("OAUTH_SCOPE", dotenv.toString())
                .containsEntry("MCP_TOOLS", "the command line")
                .doesNotContainKeys("LOG_LEVEL", "MCP_READ_ONLY");
        assertThat(settings.origins().toString()).doesNotContain("s3cret");
    }

    private Path useDotenv(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("my.env"), content);
        environment.put("ENV_FILE", file.toString());
        return file;
    }

    /** Moves all settings from the environment to {@code .env} in the working directory. */
    private Path moveToDotenv(String more) throws IOException {
        StringBuilder text = new StringBuilder(more);
        environment.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        environment.clear();
        return Files.writeString(folder.resolve(".env"), text);
    }

    private ServerConfig config() {
        return ServerConfig.from(new Settings(environment, folder));
    }

    private void assertInvalid(String name) {
        assertThatThrownBy(this::config)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(name + " ")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("s3cret");
    }
}
