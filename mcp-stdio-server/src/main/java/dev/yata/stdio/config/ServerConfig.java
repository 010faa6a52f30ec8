package dev.yata.stdio.config;

import dev.yata.client.settings.ClientSettings;
import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the checked settings of the server.
 *
 * @param logLevel {@code off}, {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}
 */
public record ServerConfig(
        ClientSettings api,
        String serverName,
        String serverVersion,
        String logLevel,
        ToolSelection selection,
        ToolTexts texts) {

    private static final List<String> LOG_LEVELS = List.of("off", "error", "warn", "info", "debug", "trace");

    /**
     * Reads and checks the settings.
     *
     * @throws InvalidSetting naming the first setting that is missing or wrong
     */
    public static ServerConfig from(Settings settings) {
        return new ServerConfig(
                ClientSettings.from(settings),
                settings.optional("SERVER_NAME", "mcp-yata"),
                settings.optional("SERVER_VERSION", version()),
                logLevel(settings.optional("LOG_LEVEL", "info")),
                new ToolSelection(
                        settings.flag("MCP_READ_ONLY"),
                        names(settings, "MCP_TOOLS"),
                        names(settings, "MCP_EXCLUDE_TOOLS")),
                texts(settings.text("TOOL_TEXTS")));
    }

    /** Returns the version in the jar's manifest. */
    public static String version() {
        String version = ServerConfig.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static String logLevel(String text) {
        String level = text.toLowerCase(Locale.ROOT);
        if (!LOG_LEVELS.contains(level)) {
            throw new InvalidSetting("LOG_LEVEL must be one of " + String.join(", ", LOG_LEVELS));
        }
        return level;
    }

    private static List<String> names(Settings settings, String name) {
        String text = settings.optional(name, "");
        List<String> names = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            if (word.isBlank()) {
                throw new InvalidSetting(
                        name + " must be names of tools, separated by commas, such as list_todos,get_todo");
            }
            names.add(word.strip());
        }
        return names;
    }

    private static ToolTexts texts(String json) {
        if (json.isEmpty()) {
            return ToolTexts.BUILT_IN;
        }
        Map<String, @Nullable Object> members;
        try {
            members = Json.object(Json.read(json));
        } catch (MalformedJson e) {
            throw new InvalidSetting("TOOL_TEXTS is not valid JSON: " + e.getMessage());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (members != null) {
            members.forEach((name, value) -> {
                if (value instanceof String text) {
                    texts.put(name, text);
                }
            });
        }
        if (members == null || texts.size() < members.size()) {
            throw new InvalidSetting("TOOL_TEXTS must be a JSON object of texts, such as"
                    + " {\"create_todo.description\": \"Notes one thing to do.\"}");
        }
        return new ToolTexts(texts);
    }
}
