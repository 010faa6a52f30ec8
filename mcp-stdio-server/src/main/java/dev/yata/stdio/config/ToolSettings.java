package dev.yata.stdio.config;

import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings of tools: which tools the server offers, and their titles and descriptions. */
final class ToolSettings {

    private ToolSettings() {}

    static ToolSelection selection(Settings settings) {
        return new ToolSelection(
                settings.flag("MCP_READ_ONLY"), names(settings, "MCP_TOOLS"), names(settings, "MCP_EXCLUDE_TOOLS"));
    }

    static ToolTexts texts(Settings settings) {
        String json = settings.text("TOOL_TEXTS");
        return json.isEmpty() ? ToolTexts.BUILT_IN : new ToolTexts(texts(json));
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

    private static Map<String, String> texts(String json) {
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
        return texts;
    }
}
