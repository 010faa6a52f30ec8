package dev.yata.launcher.assistant;

import dev.yata.launcher.terminal.ShellWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The supported assistants, each with the place of its configuration. */
enum Assistant {
    /** https://modelcontextprotocol.io/docs/develop/connect-local-servers */
    CLAUDE_DESKTOP("claude_desktop_config.json (Settings > Developer > Edit Config), then restart Claude Desktop"),
    /** https://code.claude.com/docs/en/mcp */
    CLAUDE_CODE("a terminal, in the project where you want the todos"),
    /** https://code.visualstudio.com/docs/agents/reference/mcp-configuration */
    VSCODE(".vscode/mcp.json in the workspace, or the user's mcp.json (MCP: Open User Configuration)"),
    /** https://cursor.com/docs/context/mcp */
    CURSOR("~/.cursor/mcp.json, or .cursor/mcp.json in the project"),
    /** https://developers.openai.com/codex/mcp; JSON strings are valid in TOML. */
    CODEX("~/.codex/config.toml"),
    /** https://geminicli.com/docs/tools/mcp-server */
    GEMINI("~/.gemini/settings.json, or .gemini/settings.json in the project");

    private final String place;

    Assistant(String place) {
        this.place = place;
    }

    /** Returns where to paste the snippet. */
    String place() {
        return place;
    }

    /**
     * Returns the snippet. It names the env file and contains no secret.
     *
     * @param name the server's name in the assistant: letters, digits, {@code -} and {@code _}
     */
    String snippet(String name, Path script, Path variables) {
        Map<String, Object> server = server(script, variables);
        return switch (this) {
            case CLAUDE_CODE ->
                command(name, script, variables).stream().map(ShellWord::of).collect(Collectors.joining(" "));
            case CODEX -> """
                    [mcp_servers.%s]
                    command = %s
                    args = ["mcp"]
                    env = { ENV_FILE = %s }
                    startup_timeout_sec = 20""".formatted(name, json(script.toString()), json(variables.toString()));
            case VSCODE, CLAUDE_DESKTOP, CURSOR, GEMINI -> json(Map.of(servers(), Map.of(name, server)));
        };
    }

    /** Returns the command of Claude Code that adds the server. Uses JSON, because --env takes every following word. */
    List<String> command(String name, Path script, Path variables) {
        String server = JsonMapper.shared().writeValueAsString(server(script, variables));
        return List.of("claude", "mcp", "add-json", name, server);
    }

    /** Returns the member of the assistant's JSON file that holds all servers. */
    String servers() {
        return this == VSCODE ? "servers" : "mcpServers";
    }

    /** Returns the server as the assistant's JSON file describes it. */
    Map<String, Object> server(Path script, Path variables) {
        Map<String, Object> server = new LinkedHashMap<>();
        if (this != CLAUDE_DESKTOP && this != GEMINI) {
            server.put("type", "stdio");
        }
        server.put("command", script.toString());
        server.put("args", List.of("mcp"));
        server.put("env", Map.of("ENV_FILE", variables.toString()));
        return server;
    }

    private static String json(Object value) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** Returns the name on the command line, for example {@code claude-desktop}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
