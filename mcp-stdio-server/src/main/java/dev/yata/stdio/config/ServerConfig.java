package dev.yata.stdio.config;

import dev.yata.client.settings.ClientSettings;
import dev.yata.client.settings.InvalidSetting;
import dev.yata.client.settings.Settings;
import dev.yata.mcp.server.tool.ToolSelection;
import dev.yata.mcp.server.tool.ToolTexts;
import java.util.List;
import java.util.Locale;

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
                ToolSettings.selection(settings),
                ToolSettings.texts(settings));
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
}
