package dev.yata.stdio;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.stdio.tool.Selection;
import dev.yata.stdio.tool.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that are about tools: which are offered, and in whose words. */
final class ToolSettings {

    private ToolSettings() {}

    static Selection selection(Settings settings) {
        return new Selection(
                settings.flag("MCP_READ_ONLY"), names(settings, "MCP_TOOLS"), names(settings, "MCP_EXCLUDE_TOOLS"));
    }

    static Texts texts(Settings settings) {
        String json = settings.text("TOOL_TEXTS");
        return json.isEmpty() ? Texts.BUILT_IN : new Texts(texts(json));
    }

    private static List<String> names(Settings settings, String name) {
        String text = settings.optional(name, "");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String word : text.split(",", -1)) {
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
        if (members == null) {
            throw notTexts();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            if (!(member.getValue() instanceof String text)) {
                throw notTexts();
            }
            texts.put(member.getKey(), text);
        }
        return texts;
    }

    private static InvalidSetting notTexts() {
        return new InvalidSetting("TOOL_TEXTS must be a JSON object of texts, such as"
                + " {\"create_todo.description\": \"Notes one thing to do.\"}");
    }
}
