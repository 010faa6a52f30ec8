package dev.yata.launcher.assistant;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The assistants that can launch the server, each with the place and the form of its configuration. */
enum Assistant {
    CLAUDE_DESKTOP("claude_desktop_config.json (Settings > Developer > Edit Config), then restart Claude Desktop") {
        @Override
        String snippet(Path script, Path variables) {
            return json(Map.of("mcpServers", Map.of("yata", server(script, variables))));
        }
    },
    CLAUDE_CODE("a terminal, in the project where you want the todos") {
        @Override
        String snippet(Path script, Path variables) {
            return "claude mcp add yata --env " + quoted("ENV_FILE=" + variables) + " -- " + quoted(script.toString())
                    + " mcp";
        }

        private String quoted(String word) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
    },
    VSCODE(".vscode/mcp.json in the workspace, or the user's mcp.json (MCP: Open User Configuration)") {
        @Override
        String snippet(Path script, Path variables) {
            return json(Map.of("servers", Map.of("yata", server(script, variables))));
        }
    },
    CURSOR("~/.cursor/mcp.json, or .cursor/mcp.json in the project") {
        @Override
        String snippet(Path script, Path variables) {
            return CLAUDE_DESKTOP.snippet(script, variables);
        }
    },
    CODEX("~/.codex/config.toml") {
        @Override
        String snippet(Path script, Path variables) {
            return """
                    [mcp_servers.yata]
                    command = %s
                    args = ["mcp"]
                    env = { ENV_FILE = %s }""".formatted(json(script.toString()), json(variables.toString()));
        }
    },
    GEMINI("~/.gemini/settings.json, or .gemini/settings.json in the project") {
        @Override
        String snippet(Path script, Path variables) {
            return CLAUDE_DESKTOP.snippet(script, variables);
        }
    };

    private final String place;

    Assistant(String place) {
        this.place = place;
    }

    /** Where the snippet goes. */
    String place() {
        return place;
    }

    /** The snippet; it names the file of the variables and holds no secret. */
    abstract String snippet(Path script, Path variables);

    /** The name on the command line, such as {@code claude-desktop}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> server(Path script, Path variables) {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("command", script.toString());
        server.put("args", List.of("mcp"));
        server.put("env", Map.of("ENV_FILE", variables.toString()));
        return server;
    }

    private static String json(Object value) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
