package dev.yata.launcher.assistant;

import dev.yata.launcher.terminal.ShellWord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<String, Object> server = new LinkedHashMap<>();
        if (this != CLAUDE_DESKTOP && this != GEMINI) {
            server.put("type", "stdio");
        }
        server.put("command", script.toString());
        server.put("args", List.of("mcp"));
        server.put("env", Map.of("ENV_FILE", variables.toString()));
        return switch (this) {
            // Uses JSON, because --env takes every word that follows it.
            case CLAUDE_CODE ->
                "claude mcp add-json " + name + " "
                        + ShellWord.of(JsonMapper.shared().writeValueAsString(server));
            case CODEX -> """
                    [mcp_servers.%s]
                    command = %s
                    args = ["mcp"]
                    env = { ENV_FILE = %s }
                    startup_timeout_sec = 20""".formatted(name, json(script.toString()), json(variables.toString()));
            case VSCODE -> json(Map.of("servers", Map.of(name, server)));
            case CLAUDE_DESKTOP, CURSOR, GEMINI -> json(Map.of("mcpServers", Map.of(name, server)));
        };
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
