package dev.yata.stdio;

import static dev.yata.stdio.McpProcess.error;
import static dev.yata.stdio.McpProcess.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.client.FakeBackend;
import dev.yata.client.FakeBackend.Reply;
import dev.yata.home.Dotenv;
import dev.yata.mcp.server.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests which tools the packaged server lists: by the user's selection and the token's scopes, with the configured
 * texts.
 */
class OfferedToolsIT {

    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}";
    private static final String[] READING = {"list_todos", "get_todo", "todo_overview"};
    private static final String[] ALL = TourScript.TOOLS.toArray(String[]::new);

    private final FakeBackend backend = new FakeBackend();
    private final Map<String, String> settings = new HashMap<>(McpProcess.settings(backend));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        backend.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--read-only | | list_todos get_todo todo_overview",
                "--tools get_todo,create_todo | | create_todo get_todo",
                "--tools=get_todo --tools list_todos | | list_todos get_todo",
                "--read-only --exclude-tools todo_overview | | list_todos get_todo",
                "--exclude-tools=delete_todo,update_todo --tools delete_todo,get_todo | | get_todo",
                " | MCP_READ_ONLY=true MCP_EXCLUDE_TOOLS=get_todo | list_todos todo_overview",
                "--tools get_todo | MCP_TOOLS=list_todos | get_todo",
            })
    @DisplayName("--read-only, --tools and --exclude-tools, or their variables, hide tools")
    void listWhenToolsAreSelectedThenHasThemAlone(String arguments, String variables, String expected) {
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        if (variables != null) {
            settings.putAll(Dotenv.parse(variables.replace(' ', '\n')).values());
        }
        try (McpProcess server = start(arguments == null ? new String[0] : arguments.split(" "))) {
            assertThat(listed(server)).containsExactly(expected.split(" "));
        }
    }

    @Test
    @DisplayName("A tool that was hidden does not exist; the error names those that do")
    void callWhenToolIsHiddenThenIsUnknown() {
        try (McpProcess server = start("--read-only")) {
            Map<String, Object> answer = server.call(1, "delete_todo", "{}").next();

            assertThat(error(answer)).containsEntry("code", -32602);
            assertThat(error(answer).get("message"))
                    .isEqualTo("Unknown tool: delete_todo. There are: list_todos, get_todo, todo_overview");
            assertThat(backend.apiRequests).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tools nonsense | no tool is called nonsense: there are create_todo, list_todos",
                "--exclude-tools get_todo,nonsense | no tool is called nonsense: there are create_todo",
                "--tools | need names of tools",
                "--tools --read-only | need names of tools",
                "--tools get_todo,, | MCP_TOOLS must be names of tools, separated by commas",
                "--read-only=yes | unknown argument --read-only=…: there are --read-only",
            })
    void startWhenSelectionIsWrongThenSaysSoOnOneLineAndExitsWith2(String arguments, String reason) {
        try (McpProcess server = start(arguments.split(" "))) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.rest()).isEmpty();
            assertThat(server.stderr().lines()).hasSize(1).first().asString().contains(reason);
        }
    }

    @Test
    @DisplayName("The allowed scopes are known from OAUTH_SCOPE without the network")
    void listWhenScopeIsSetThenHidesWhatItDoesNotCoverWithoutAskingAnyone() {
        settings.put("OAUTH_SCOPE", "todos:read");
        try (McpProcess server = start()) {
            assertThat(listed(server)).containsExactly(READING);
            assertThat(backend.tokenRequests).isEmpty();
        }
    }

    @Test
    void listWhenFilteredByScopeInTheModernEraThenIsPrivate() {
        settings.put("OAUTH_SCOPE", "todos:read");
        try (McpProcess server = start()) {
            Map<String, Object> answer = server.send(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{"
                                    + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                    + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}")
                    .next();
            assertThat(names(answer)).containsExactly(READING);
            assertThat(Json.object(answer.get("result"))).containsEntry("cacheScope", "private");
        }
    }

    @Test
    @DisplayName("Without OAUTH_SCOPE, the scopes of the first token decide if it arrives soon")
    void listWhenScopeIsUnsetThenIsThatOfTheFirstToken() {
        // On a busy machine a process may need more than 500 ms for its first token. The test then tries another
        // process.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(this::assertListedByTheFirstToken);
    }

    private void assertListedByTheFirstToken() {
        backend.tokenRequests.clear();
        backend.token(granting("todos:read"));
        try (McpProcess server = start()) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\","
                    + "\"params\":{\"uri\":\"ui://yata/todos\"}}");
            assertThat(Json.write(server.next())).contains("data-tools=\\\"" + String.join(" ", READING) + "\\\"");
            assertThat(listed(server)).containsExactly(READING);
            assertThat(text(server.call(2, "list_todos", "{}").next())).startsWith("Your todos:");
            assertThat(backend.tokenRequests)
                    .as("the token of the list serves the call")
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("Without OAUTH_SCOPE and a token, all tools are listed, and other requests do not wait")
    void listWhenTokenIsSlowThenHasAllAndHoldsUpNoPing() {
        backend.token(granting("todos:read").after(3000));
        try (McpProcess server = start()) {
            server.send(LIST, PING);
            assertThat(server.next()).containsEntry("id", "p");
            assertThat(names(server.next())).containsExactly(ALL);
            assertThat(listed(server)).as("the second list waits no more").containsExactly(ALL);
            await().until(() -> text(server.call(2, "list_todos", "{}").next()).startsWith("Your todos:"));
            assertThat(listed(server)).as("the token is there now").containsExactly(READING);
            assertThat(backend.tokenRequests).hasSize(1);
        }
    }

    @Test
    @DisplayName("If the authorization server is down, all tools are listed")
    void listWhenNoTokenCanBeHadThenHasAll() {
        backend.token(Reply.of(401, "{\"error\":\"invalid_client\"}"));
        try (McpProcess server = start()) {
            assertThat(listed(server)).containsExactly(ALL);
            assertThat(backend.tokenRequests).hasSize(1);
        }
    }

    @Test
    @DisplayName("If a token has fewer scopes than OAUTH_SCOPE, those of the token decide (RFC 6749 §5.1)")
    void listWhenLessIsGrantedThanAskedThenHidesTheRest() {
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        backend.token(granting("todos:read"));
        try (McpProcess server = start()) {
            assertThat(listed(server)).containsExactly(ALL);
            server.call(2, "list_todos", "{}").next();
            assertThat(listed(server)).containsExactly(READING);
        }
    }

    @Test
    @DisplayName("A call of a tool that was hidden for a missing scope names the scope")
    void callWhenScopeIsLackingThenNamesItAndTheAdmin() {
        settings.put("OAUTH_SCOPE", "todos:read");
        backend.token(granting("todos:read"));
        backend.api(FakeBackend.problem(403, "no")
                .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"todos:write\""));
        try (McpProcess server = start()) {
            assertThat(text(server.call(1, "create_todo", "{\"title\":\"a\"}").next()))
                    .contains("lacks todos:write (it has todos:read); ask the admin to grant it.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/html;profile=mcp-app\"]}} | | true | true",
                "{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/uri-list\"]}} | | false | true",
                "{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":\"text/html;profile=mcp-app\"}} | | false | true",
                "{\"io.modelcontextprotocol/ui\":{}} | | false | true",
                "{\"io.modelcontextprotocol/ui\":null} | | false | true",
                "{} | | false | true",
                "{\"io.modelcontextprotocol/ui\":{\"mimeTypes\":[\"text/html;profile=mcp-app\"]}}"
                        + " | --exclude-tools=list_todos | false | false",
            })
    @DisplayName("The app goes with list_todos, and is linked for clients that declare to show its media type")
    void listWhenClientShowsAppsThenLinksTheOneThatGoesWithListTodos(
            String extensions, String argument, boolean linked, boolean there) {
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        try (McpProcess server = start(argument == null ? new String[0] : new String[] {argument})) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                    + "\"2025-11-25\",\"capabilities\":{\"extensions\":" + extensions
                    + "},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
            assertThat(Json.write(server.next()).contains("io.modelcontextprotocol/ui"))
                    .isEqualTo(there);
            assertThat(Json.write(server.send(LIST).next()).contains("ui://yata/todos"))
                    .isEqualTo(linked);
            String resources = Json.write(
                    server.send(LIST.replace("tools/list", "resources/list")).next());
            assertThat(resources.contains("ui://yata/todos")).isEqualTo(there);
        }
    }

    @Test
    void listWhenTextsAreGivenThenHasThem() throws IOException {
        settings.put("TOOL_TEXTS_FILE", texts("""
                {"instructions": "Sei nett.",
                 "get_todo.title": "Aufgabe", "get_todo.description": "Zeigt eine.",
                 "get_todo.parameters.todo_id": "Die ID",
                 "create_todos.parameters.todos.title": "Was zu tun ist"}
                """));
        settings.put("OAUTH_SCOPE", "todos:read todos:write");
        try (McpProcess server = start()) {
            server.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                    + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
            assertThat(Json.write(server.next())).contains("\"instructions\":\"Sei nett.\"");
            String list = Json.write(server.send(LIST).next());
            assertThat(list)
                    .contains(
                            "\"title\":\"Aufgabe\",\"description\":\"Zeigt eine.\"",
                            "\"description\":\"Die ID\"",
                            "\"description\":\"Was zu tun ist\"",
                            "\"description\":\"What is to be done\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"get_todo.titel\": \"x\"} | no text is called get_todo.titel: there are instructions, create_todo.title",
                "{\"get_todo.title\": 1} | TOOL_TEXTS must be a JSON object of texts",
                "[] | TOOL_TEXTS must be a JSON object of texts",
                "{ | TOOL_TEXTS is not valid JSON",
            })
    void startWhenTextsAreWrongThenSaysSoOnOneLineAndExitsWith2(String json, String reason) throws IOException {
        settings.put("TOOL_TEXTS_FILE", texts(json));
        try (McpProcess server = start()) {
            assertThat(server.exitCode()).isEqualTo(2);
            assertThat(server.stderr().lines()).hasSize(1).first().asString().contains(reason);
        }
    }

    private McpProcess start(String... arguments) {
        return McpProcess.start(settings, McpProcess.command(arguments));
    }

    private String texts(String json) throws IOException {
        return Files.writeString(folder.resolve("texts.json"), json).toString();
    }

    private static Reply granting(String scope) {
        return Reply.of(
                200,
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"" + scope + "\"}");
    }

    private static List<String> listed(McpProcess server) {
        return names(server.send(LIST).next());
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Map<String, Object> answer) {
        Map<String, Object> result = (Map<String, Object>) answer.get("result");
        return ((List<Map<String, Object>>) result.get("tools"))
                .stream().map(tool -> String.valueOf(tool.get("name"))).toList();
    }
}
