package dev.yata.launcher.assistant;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folders in which programs keep the settings of a user. */
record UserFolders(Path home, Path settings) {

    static UserFolders current() {
        return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    static UserFolders of(Map<String, String> environment, String system, String userHome) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path home = Path.of(userHome);
            return new UserFolders(home, absolute(environment.get("APPDATA"), home.resolve("AppData/Roaming")));
        }
        Path home = absolute(environment.get("HOME"), Path.of(userHome));
        return new UserFolders(
                home,
                name.contains("mac")
                        ? home.resolve("Library/Application Support")
                        : absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")));
    }

    private static Path absolute(@Nullable String folder, Path otherwise) {
        return folder != null && Path.of(folder).isAbsolute() ? Path.of(folder) : otherwise;
    }

    /** Returns the assistant's file with the servers of the user. */
    Path configuration(Assistant assistant) {
        return switch (assistant) {
            case CLAUDE_DESKTOP -> settings.resolve("Claude/claude_desktop_config.json");
            case CLAUDE_CODE -> home.resolve(".claude.json");
            case VSCODE -> settings.resolve("Code/User/mcp.json");
            case CURSOR -> home.resolve(".cursor/mcp.json");
            case CODEX -> home.resolve(".codex/config.toml");
            case GEMINI -> home.resolve(".gemini/settings.json");
        };
    }
}
