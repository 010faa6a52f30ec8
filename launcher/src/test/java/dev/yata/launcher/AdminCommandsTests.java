package dev.yata.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.command.YataCommandLine;
import dev.yata.launcher.admin.AuthServerStub;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the requests, output and exit code of each admin command. The build sets YATA_HOME to a test folder. */
class AdminCommandsTests {

    private static final String CLIENT = """
            {"client_id":"c-1","client_name":"lap\\u001btop","account":"default","scopes":["todos:read"],
             "resources":["http://localhost:8080/api/v1"],"is_active":true,"token_lifetime_seconds":600,
             "token_requests_per_minute":null,"token_endpoint_auth_method":"client_secret_basic",
             "dpop_bound_access_tokens":false,"created_at":"2026-11-21T00:00:00Z","last_used_at":null,"secrets":[]%s}""";

    /** Overrides an earlier member: if two members have the same name, JSON parsers use the later one. */
    private static final String OWN_KEY = ",\"token_endpoint_auth_method\":\"private_key_jwt\"";

    private static final String TOKEN = "0b0f0f4e-7c7e-4d5c-9d57-0c3a1f0a9b11";

    @TempDir
    private Path folder;

    private AuthServerStub server;

    @BeforeEach
    void leadHome() throws Exception {
        Path home = Path.of(System.getenv("YATA_HOME"));
        assertThat(home).as("set by the build").endsWithRaw(Path.of("target/test-home"));
        server = new AuthServerStub();
        server.home(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createWhenKeyFileIsNewThenRegistersItsPublicPartOnly() throws Exception {
        Path key = folder.resolve("laptop key.jwk");
        server.reply(201, CLIENT.formatted(",\"dpop_bound_access_tokens\":true"));

        Ran ran = yata(
                "clients",
                "create",
                "--name",
                "laptop",
                "--scope",
                "todos:read todos:write",
                "--dpop",
                "--lifetime",
                "600",
                "--requests-per-minute",
                "30",
                "--grant-type",
                "client_credentials",
                "--key-file",
                key.toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        JsonNode sent = sent(0);
        assertThat(sent.path("token_endpoint_auth_method").asString()).isEqualTo("private_key_jwt");
        assertThat(sent.path("scopes")).hasToString("[\"todos:read\",\"todos:write\"]");
        assertThat(sent.path("dpop_bound_access_tokens").asBoolean()).isTrue();
        assertThat(sent.path("token_requests_per_minute").asInt()).isEqualTo(30);
        assertThat(sent.path("grant_types")).hasToString("[\"client_credentials\"]");
        assertThat(sent.has("account")).isFalse();
        JsonNode published = sent.path("jwks").path("keys").path(0);
        JsonNode kept = JsonMapper.shared().readTree(Files.readString(key));
        assertThat(published.path("x")).isEqualTo(kept.path("x"));
        assertThat(published.has("d")).isFalse();
        assertThat(ran.out())
                .contains("OAUTH_CLIENT_ID=c-1", "OAUTH_PRIVATE_KEY_FILE='" + key + "'", "OAUTH_DPOP=true")
                .contains("OAUTH_TOKEN_URL=" + server.issuer() + "/oauth/token")
                .doesNotContain("OAUTH_CLIENT_SECRET", kept.path("d").asString(), "\u001b");
    }

    @Test
    void createWhenEnvFileIsNamedThenTheSecretIsThereAndNotOnTheScreen() throws Exception {
        Path variables = folder.resolve("laptop.env");
        server.reply(201, CLIENT.formatted(",\"client_secret\":\"s3cret\""));

        Ran ran = yata(
                "clients", "create", "--name", "laptop", "--scope", "todos:read", "--env-file", variables.toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("mcp-config claude-code --env-file").doesNotContain("s3cret");
        assertThat(variables).content().contains("OAUTH_CLIENT_SECRET=s3cret", "API_BASE_URL=http://localhost:8080");
        Ran again = yata("clients", "create", "--name", "x", "--scope", "y", "--env-file", variables.toString());
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("not overwritten");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void createWhenClientIsForAnotherApiThenTheTodoServerIsNotSuggested() {
        server.reply(201, CLIENT.formatted(",\"client_secret\":\"s3cret\""));

        Ran ran = yata(
                "clients",
                "create",
                "--name",
                "laptop",
                "--scope",
                "notes:read",
                "--resource",
                "http://localhost:8081",
                "--env-file",
                folder.resolve("notes.env").toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("ENV_FILE of your MCP server").doesNotContain("mcp-config");
    }

    @Test
    void createWhenClientIsNotOfTheApiThenNoAssistantIsSuggested() throws Exception {
        String ops = CLIENT.formatted(",\"client_secret\":\"s\",\"resources\":[\"" + server.issuer() + "/admin/api\"]");
        server.reply(201, ops).reply(201, ops);
        String[] create = {"clients", "create", "--name", "ops", "--scope", "clients:admin"};
        Path variables = folder.resolve("ops.env");

        assertThat(yata(with(create, "--env-file", variables.toString())).out())
                .contains("Its variables are in " + variables)
                .doesNotContain("MCP", "mcp-config");
        assertThat(yata(create).out()).contains("Its variables:").doesNotContain("MCP", "API_BASE_URL");
    }

    @Test
    void createWhenOthersCanReadTheKeyFileThenWarns() throws Exception {
        Path key = folder.resolve("laptop.jwk");
        server.reply(201, CLIENT.formatted("")).reply(201, CLIENT.formatted(""));
        String[] create = {"clients", "create", "--name", "a", "--scope", "b", "--key-file", key.toString()};
        assertThat(yata(create).err()).doesNotContain("others");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        Ran ran = yata(create);

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains(key + " can be read by others; chmod 600 it.");
    }

    @Test
    void createWhenServerRefusesThenNoFileIsLeftBehind() throws Exception {
        Path kept = folder.resolve("kept.jwk");
        Path made = folder.resolve("made.jwk");
        Path variables = folder.resolve("laptop.env");
        server.reply(201, CLIENT.formatted("")).reply(400, "{\"detail\":\"Some fields are not acceptable.\"}");
        String[] create = {"clients", "create", "--name", "a", "--scope", "b", "--key-file", kept.toString()};
        assertThat(yata(create).exit()).isZero();
        String content = Files.readString(kept);

        Ran ran = yata(with(create, "--key-file", made.toString(), "--env-file", variables.toString()));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).endsWith("Nothing was changed." + System.lineSeparator());
        assertThat(made).doesNotExist();
        assertThat(variables).doesNotExist();
        assertThat(kept).hasContent(content.strip());
    }

    @Test
    void createWhenNobodyKnowsWhetherItWasAcceptedThenTheNewKeyStays() {
        Path key = folder.resolve("laptop.jwk");
        server.reply(500, "");

        Ran ran = yata("clients", "create", "--name", "a", "--scope", "b", "--key-file", key.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("whether anything changed").doesNotContain("Nothing was changed");
        assertThat(key).exists();
    }

    @Test
    void createWhenAFileCannotBeMadeThenSaysWhyAndLeavesNone() throws Exception {
        Path key = folder.resolve("laptop.jwk");
        Path elsewhere = folder.resolve("nosuch/a.env");
        Path notes = Files.writeString(folder.resolve("notes"), "mine");

        Ran noFolder = yata(
                "clients",
                "create",
                "--name",
                "a",
                "--scope",
                "b",
                "--key-file",
                key.toString(),
                "--env-file",
                elsewhere.toString());
        Ran noKey = yata(
                "clients",
                "create",
                "--name",
                "a",
                "--scope",
                "b",
                "--key-file",
                key.toString(),
                "--key-file",
                notes.toString(),
                "--env-file",
                folder.resolve("a.env").toString());

        assertThat(noFolder.exit()).isEqualTo(1);
        assertThat(noFolder.err())
                .contains("its folder does not exist. Nothing was changed.")
                .doesNotContain("YATA_HOME", "Exception");
        assertThat(noKey.exit()).isEqualTo(1);
        assertThat(noKey.err()).contains("left as it is");
        assertThat(folder).isDirectoryContaining(notes::equals);
        assertThat(folder.toFile().list()).containsExactly("notes");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void editWhenClientHasASecretThenKeyFileIsRefusedBeforeThereIsAKey() {
        Path key = folder.resolve("laptop.jwk");
        server.reply(200, CLIENT.formatted(""));

        Ran ran = yata("clients", "edit", "c-1", "--key-file", key.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "authenticates with a secret, which cannot be changed to a key. Create a client with --key-file instead.");
        assertThat(key).doesNotExist();
        assertThat(server.requests()).containsExactly("GET /admin/api/clients/c-1");
    }

    @Test
    void editWhenSomeOptionsAreTypedThenSendsThoseAlone() {
        server.reply(200, CLIENT.formatted(""))
                .reply(200, CLIENT.formatted(OWN_KEY))
                .reply(200, CLIENT.formatted(OWN_KEY));

        assertThat(yata("clients", "edit", "c-1", "--lifetime", "default", "--no-dpop")
                        .exit())
                .isZero();
        assertThat(yata("clients", "edit", "c-1", "--jwks-uri", "https://a/jwks")
                        .exit())
                .isZero();

        assertThat(server.requests())
                .containsExactly(
                        "PATCH /admin/api/clients/c-1 {\"dpop_bound_access_tokens\":false,\"token_lifetime_seconds\":null}",
                        "GET /admin/api/clients/c-1",
                        "PATCH /admin/api/clients/c-1 {\"jwks_uri\":\"https://a/jwks\"}");
    }

    @Test
    void editWhenScopeChangesThenTellsThatVariablesMayNameItToo() {
        server.reply(200, CLIENT.formatted("")).reply(200, CLIENT.formatted(""));

        assertThat(yata("clients", "edit", "c-1", "--scope", "todos:read").err())
                .contains("set OAUTH_SCOPE=todos:read there too");
        assertThat(yata("clients", "edit", "c-1", "--name", "lap").err()).isEmpty();
    }

    @Test
    void rotateWhenEnvFileIsNamedThenOnlyItsSecretChanges() throws Exception {
        Path variables = Files.writeString(folder.resolve("a.env"), """
                # mine
                export OAUTH_CLIENT_ID=c-1
                OAUTH_CLIENT_SECRET=old
                LOG_LEVEL=debug
                """);
        server.reply(200, CLIENT.formatted("")).reply(200, CLIENT.formatted(",\"client_secret\":\"$1new\""));

        Ran ran = yata("clients", "rotate", "c-1", "--overlap-hours", "2", "--env-file", variables.toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("Secret rotated.").doesNotContain("$1new");
        assertThat(server.requests())
                .containsExactly(
                        "GET /admin/api/clients/c-1", "POST /admin/api/clients/c-1/rotate {\"overlap_seconds\":7200}");
        assertThat(variables).hasContent("""
                # mine
                export OAUTH_CLIENT_ID=c-1
                OAUTH_CLIENT_SECRET='$1new'
                LOG_LEVEL=debug
                """);
        Ran other = yata("clients", "rotate", "c-2", "--env-file", variables.toString());
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("has no OAUTH_CLIENT_ID=c-2");
        Ran missing = yata("clients", "rotate", "c-1", "--env-file", folder + "/nosuch.env");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("nosuch.env does not exist. rotate replaces", "Nothing was changed.");
    }

    @Test
    void rotateWhenTheFileNamedIsTheHomesThenNamesItOnce() throws Exception {
        Path variables = Path.of(System.getenv("YATA_HOME"), "mcp.env");
        Files.writeString(variables, "OAUTH_CLIENT_ID=c-1\nOAUTH_CLIENT_SECRET=old\n");
        server.reply(200, CLIENT.formatted("")).reply(200, CLIENT.formatted(",\"client_secret\":\"new\""));

        Ran ran = yata("clients", "rotate", "c-1", "--env-file", variables.toString());
        Files.delete(variables);

        assertThat(ran.err()).containsOnlyOnce("The new secret is in ");
    }

    @Test
    void rotateWhenNoFileKeepsTheSecretThenShowsItOnce() {
        server.reply(200, CLIENT.formatted("")).reply(200, CLIENT.formatted(",\"client_secret\":\"new-one\""));

        assertThat(yata("clients", "rotate", "c-1").out()).contains("new-one", "shown only this once");
    }

    @Test
    void rotateWhenAnswerHasNoSecretThenFilesKeepTheOldOne() throws Exception {
        String content = "OAUTH_CLIENT_ID=c-1\nOAUTH_CLIENT_SECRET=old\n";
        Path variables = Files.writeString(folder.resolve("a.env"), content);
        server.reply(200, CLIENT.formatted("")).reply(200, CLIENT.formatted(""));

        Ran ran = yata("clients", "rotate", "c-1", "--env-file", variables.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("without a new secret");
        assertThat(variables).hasContent(content);
    }

    @Test
    void rotateWhenClientHasAKeyThenNamesTheCommandForKeys() {
        server.reply(200, CLIENT.formatted(OWN_KEY));

        Ran ran = yata("clients", "rotate", "c-1");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("./yata clients edit c-1 --key-file FILE", "Nothing was changed.");
        assertThat(server.requests()).containsExactly("GET /admin/api/clients/c-1");
    }

    @Test
    void listsWhenThereIsSomethingThenAlignItAndPassFiltersOn() {
        server.reply(200, "[" + CLIENT.formatted("") + "]")
                .reply(200, """
                        [{"jti":"t-1","scopes":["todos:read"],"issued_at":"2026-11-21T00:00:00Z",
                          "expires_at":"2026-11-21T01:00:00Z","dpop":true}]""")
                .reply(200, """
                        [{"kid":"k-1","algorithm":"ES256","state":"active","created_at":"2026-11-21T00:00:00Z",
                          "activated_at":"2026-11-21T00:00:00Z","retired_at":null,"removed_at":null}]""")
                .reply(200, """
                        [{"id":7,"at":"2026-11-21T00:00:00Z","actor":"admin","action":"client.disabled",
                          "target":"c-1","detail":"by hand","address":"127.0.0.1","occurrences":3}]""");

        assertThat(yata("clients", "list", "--search", "a&b", "--state", "active")
                        .out()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("c-1  lap\\u001btop  default  todos:read  active  never");
        assertThat(yata("tokens", "list", "c-1").out()).contains("t-1  todos:read", "DPoP");
        assertThat(yata("keys", "list").out()).contains("k-1  ES256", "active");
        assertThat(yata(
                                "audit",
                                "list",
                                "--client",
                                "c-1",
                                "--actor",
                                "admin",
                                "--action",
                                "client.disabled",
                                "--since",
                                "2026-11-21T00:00:00Z",
                                "--limit",
                                "7")
                        .out())
                .contains("client.disabled  c-1     127.0.0.1  3      by hand");
        assertThat(server.requests())
                .containsExactly(
                        "GET /admin/api/clients?q=a%26b&state=active&limit=100",
                        "GET /admin/api/clients/c-1/tokens?limit=50",
                        "GET /admin/api/keys",
                        "GET /admin/api/audit?target=c-1&actor=admin&action=client.disabled"
                                + "&since=2026-11-21T00%3A00%3A00Z&limit=7");
    }

    @Test
    void listWhenCutAtTheLimitThenSaysThatThereMayBeMore() {
        server.reply(200, "[{\"jti\":\"t-1\"}]").reply(200, "[{\"jti\":\"t-1\"}]");

        Ran cut = yata("tokens", "list", "c-1", "--limit", "1");
        Ran whole = yata("tokens", "list", "c-1", "--limit", "2");

        assertThat(cut.err()).contains("--limit");
        assertThat(whole.err()).isEmpty();
    }

    @Test
    void createWhenEnvFileHasASpaceThenTheNextCommandIsQuoted() {
        Path variables = folder.resolve("lap top.env");
        server.reply(201, CLIENT.formatted(",\"client_secret\":\"s3cret\""));

        Ran ran = yata("clients", "create", "--name", "x", "--scope", "y", "--env-file", variables.toString());

        assertThat(ran.out()).contains("--env-file '" + variables + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clients create --scope todos:read | --name is missing. Example: ./yata clients create --name laptop
            clients create                    | --name and --scope are missing. Example: ./yata clients create
            clients create --name             | --name takes a value, NAME. Example: ./yata clients create
            clients show                      | ID is missing. Example: ./yata clients show CLIENT_ID
            audit export                      | --format is missing. Example: ./yata audit export --format jsonl
            mcp-config                        | ASSISTANT is missing. Example: ./yata mcp-config claude-code
            mcp-config codex --name 1.x       | --name: must have letters, digits, - and _ only, such as yata-laptop.
            """)
    void commandWhenSomethingIsMissingThenNamesItWithAnExample(String line, String message) {
        Ran ran = yata(line.split(" "));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("yata: " + message).contains("Nothing was changed.");
    }

    @Test
    void mcpConfigWhenItsFileDoesNotExistThenFails() {
        Ran ran = yata("mcp-config", "codex", "--env-file", folder + "/nosuch.env");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("nosuch.env does not exist");
    }

    @Test
    void helpWhenTypedAsACommandThenShowsThatOfTheNextWord() {
        Ran ran = yata("help", "clients");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("./yata clients create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients list", "tokens revoke", "keys rotate", "audit export"})
    void helpWhenTypedWithinAGroupThenShowsThatOfTheNextWord(String command) {
        Ran ran = yata(command.replace(" ", " help ").split(" "));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("./yata " + command);
    }

    @Test
    void showWhenJsonIsAskedForThenItIsWhatTheApiSaid() {
        server.reply(200, CLIENT.formatted(""));

        Ran ran = yata("clients", "show", "c-1", "--json");

        assertThat(JsonMapper.shared().readTree(ran.out()))
                .isEqualTo(JsonMapper.shared().readTree(CLIENT.formatted("")));
        assertThat(ran.out()).doesNotContain("\u001b");
    }

    @Test
    void revokeWhenOneOrAllThenDeletesJustThat() {
        server.reply(204, "").reply(204, "");

        assertThat(yata("tokens", "revoke", "c-1", TOKEN).out())
                .contains("Token " + TOKEN + " revoked; the API refuses it within a second.");
        assertThat(yata("tokens", "revoke", "c-1", "--all", "--yes").out()).contains("All tokens");
        assertThat(server.requests())
                .containsExactly(
                        "DELETE /admin/api/clients/c-1/tokens/" + TOKEN, "DELETE /admin/api/clients/c-1/tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients delete c-1", "tokens revoke c-1 --all"})
    void commandWhenThereIsNoTerminalThenNeedsYesAndSendsNothing(String command) {
        InputStream stdin = System.in;
        System.setIn(new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8)));
        Ran ran;
        try {
            ran = yata(command.split(" "));
        } finally {
            System.setIn(stdin);
        }

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("Without a terminal", "--yes", "Nothing was changed.");
        assertThat(server.requests()).isEmpty();
        server.reply(204, "");
        assertThat(yata((command + " --yes").split(" ")).exit()).isZero();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void keysRotateWhenNextKeyHasToWaitThenSaysFromWhenItSigns() {
        Instant from = Instant.now().plusSeconds(90).truncatedTo(ChronoUnit.SECONDS);
        String active = """
                {"kid":"k-1","algorithm":"ES256","state":"active","created_at":"2026-11-21T00:00:00Z",
                 "activates_at":null,"activated_at":"2026-11-21T00:00:00Z","retired_at":null,"removed_at":null}""";
        String both = "[" + active + """
                ,{"kid":"k-2","algorithm":"ES256","state":"next","created_at":"2026-11-21T00:00:00Z",
                  "activates_at":"%s","activated_at":null,"retired_at":null,"removed_at":null}]""".formatted(from);
        server.reply(200, "[" + active + "]").reply(200, both);
        server.reply(200, both).reply(200, both);
        server.reply(200, both).reply(200, "[" + active + "]");
        String time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(from);

        assertThat(yata("keys", "rotate").out())
                .contains("SIGNS FROM")
                .containsPattern("Key k-2 is published now and signs from " + time
                        + " \\(in \\d+ s\\)\\. The present key signs until then\\.");
        assertThat(yata("keys", "rotate").out())
                .contains("Key k-2 is published already and signs from " + time)
                .doesNotContain("published now");
        assertThat(yata("keys", "rotate").out()).contains("The next key signs now");
    }

    @Test
    void exportWhenEventsHoldControlsThenTheyAreTextAndTheRestIsAsSent() {
        server.reply(200, Map.of("Content-Type", "text/csv"), "id,detail\r\n1,\"é \u001b[2J\"\r\n");

        assertThat(yata("audit", "export", "--format", "csv", "--until", "2026-11-21T00:00:00Z")
                        .out())
                .isEqualTo("id,detail\r\n1,\"é \\u001b[2J\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "clients create --scope todos:read, --name",
                "clients create --name a --scope b --lifetime long, the word default",
                "clients create --name a --scope b --key-file x --jwks-uri y, `Give --key-file or --jwks-uri, not both.`",
                "clients create --name a --scope b --lifetime 0, --lifetime: '0' is neither a number from 1 to 86400",
                "clients create --name a --scope b --lifetime 86401, 86400",
                "clients edit c-1 --requests-per-minute 0, 1 to 1000000",
                "clients create --nam x, --nam is not an option",
                "clients create --nam x, --name",
                "clients edit c-1 --name a --name b, --name can be given only once.",
                "clients list --state foo, --state takes active or disabled.",
                "clients edit c-1, Name a property to change",
                "clients rotate c-1 --overlap-hours 169, 0 to 168",
                "clients lst, lst is not a command.",
                "clients lst, clients list",
                "clients show ../keys, '../keys' is not a client ID",
                "clients edit .. --name a, '..' is not a client ID",
                "tokens list a/b, 'a/b' is not a client ID",
                "clients list --search a maybe, maybe is one argument too many",
                "tokens list c-1 --limit x, --limit takes a whole number",
                "clients rotate c-1 --overlap-hours x, --overlap-hours takes a whole number",
                "tokens revoke c-1 nosuch, nosuch is not a token ID; see ./yata tokens list c-1",
                "tokens revoke c-1 .., is not a token ID",
                "tokens revoke c-1, --all",
                "tokens revoke c-1 t-1 --all, --all",
                "tokens list c-1 --limit 0, 1 or more",
                "audit list --since yesterday, 24h",
                "audit export --format xml, --format takes csv or jsonl.",
                "audit, `Name a subcommand: `"
            })
    void commandWhenTypedWronglyThenSaysSoInTwoLinesAndSendsNothing(String typed, String said) {
        Ran ran = yata(typed.split(" "));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(said).contains("--help");
        assertThat(ran.err().lines()).hasSizeLessThanOrEqualTo(3);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clients",
                "clients create",
                "clients edit",
                "clients list",
                "clients show",
                "clients rotate",
                "clients disable",
                "clients enable",
                "clients delete",
                "tokens",
                "tokens list",
                "tokens revoke",
                "keys",
                "keys list",
                "keys rotate",
                "audit",
                "audit list",
                "audit export",
                "doctor",
                "mcp-config",
                "up",
                "status",
                "down",
                "backup",
                "restore"
            })
    void helpWhenAskedForThenEveryCommandHasAnExample(String command) {
        Ran ran = yata((command + " --help").split(" "));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("./yata " + command);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private JsonNode sent(int request) {
        return JsonMapper.shared().readTree(server.requests().get(request).split(" ", 3)[2]);
    }

    private static Ran yata(String... arguments) {
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            CommandLine command = YataCommandLine.of(new Yata());
            command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            int exit = command.execute(arguments);
            return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }

    private record Ran(int exit, String out, String err) {}
}
