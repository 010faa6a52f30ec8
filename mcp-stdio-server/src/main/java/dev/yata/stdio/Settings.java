package dev.yata.stdio;

import dev.yata.home.Dotenv;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named settings. The command line wins over the environment, that over a file named by {@code NAME_FILE}, and
 * that over the dotenv file named by {@code ENV_FILE}. Without one, {@code .env} in the working directory is read, but only
 * if the environment lacks a required setting: assistants choose that directory, and what a repository brings must not
 * change a server that is set up. A blank value counts as none. Warns on stderr when others can read a file with
 * a secret in it.
 */
final class Settings {

    private static final Set<String> SECRETS = Set.of("OAUTH_CLIENT_SECRET", "OAUTH_PRIVATE_KEY");

    private final Map<String, String> arguments;
    private final Map<String, String> environment;
    private final Path dotenvFile;
    private final Path directory;
    private final Map<String, String> dotenv;
    private final Map<String, String> sources = new LinkedHashMap<>();

    Settings(Map<String, String> environment, Path directory) {
        this(Map.of(), environment, directory);
    }

    /**
     * @param arguments from the command line, by the names of settings
     * @param directory what the names of files are relative to
     * @throws InvalidSetting if the dotenv file can't be read
     */
    Settings(Map<String, String> arguments, Map<String, String> environment, Path directory) {
        this.arguments = arguments;
        this.environment = environment;
        this.directory = directory;
        String named = environment.getOrDefault("ENV_FILE", "");
        this.dotenvFile = named.isBlank() ? directory.resolve(".env") : path("ENV_FILE", named);
        this.dotenv = named.isBlank() ? dotenvOfDirectory() : dotenv("ENV_FILE names");
    }

    private Map<String, String> dotenvOfDirectory() {
        if (isComplete() || !Files.exists(dotenvFile)) {
            return Map.of();
        }
        System.err.println(
                "mcp-stdio-server: the environment lacks required settings, reading " + dotenvFile.toAbsolutePath());
        return dotenv("the working directory has");
    }

    private Map<String, String> dotenv(String who) {
        return Dotenv.parse(SettingFile.read(who, dotenvFile)).values();
    }

    /** Whether the environment names all that is required. */
    private boolean isComplete() {
        return names("OAUTH_CLIENT_ID")
                && (names("OAUTH_CLIENT_SECRET") || names("OAUTH_PRIVATE_KEY"))
                && names("OAUTH_TOKEN_URL")
                && names("API_BASE_URL");
    }

    private boolean names(String setting) {
        return !environment.getOrDefault(setting, "").isBlank()
                || !environment.getOrDefault(setting + "_FILE", "").isBlank();
    }

    /** Where each setting came from that was asked for and is there, in the order of asking; no values. */
    Map<String, String> sources() {
        return sources;
    }

    /** @throws InvalidSetting if there is none, or it has several lines */
    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new InvalidSetting(name + " is not set: set it, or " + name
                    + "_FILE, in the environment or in the file that ENV_FILE names");
        }
        return value;
    }

    String optional(String name, String byDefault) {
        String value = optional(name);
        return value == null ? byDefault : value;
    }

    /** False when there is none. */
    boolean flag(String name) {
        return switch (optional(name, "false").strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting(name + " must be true or false");
        };
    }

    /** Of any number of lines; empty when there is none. */
    String text(String name) {
        String value = value(name);
        return value == null ? "" : value;
    }

    private @Nullable String value(String name) {
        String value = from(arguments, name, "the command line");
        if (value == null) {
            value = from(environment, name, "the environment");
        }
        return value == null ? from(dotenv, name, dotenvFile) : value;
    }

    private @Nullable String optional(String name) {
        String value = value(name);
        if (value != null && (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)) {
            throw new InvalidSetting(name + " must be one line");
        }
        return value;
    }

    private @Nullable String from(Map<String, String> source, String name, Object place) {
        String value = source.get(name);
        if (value != null && !value.isBlank()) {
            sources.put(name, place.toString());
            if (place instanceof Path dotenvFile) {
                guard(name, dotenvFile);
            }
            return value;
        }
        String file = source.get(name + "_FILE");
        if (file == null || file.isBlank()) {
            return null;
        }
        Path path = path(name + "_FILE", file);
        String content = SettingFile.read(name + "_FILE names", path);
        if (content.isBlank()) {
            return null;
        }
        sources.put(name, file);
        guard(name, path);
        return content.stripTrailing();
    }

    private static void guard(String name, Path file) {
        if (SECRETS.contains(name)) {
            SettingFile.warnIfOpenToOthers(file);
        }
    }

    private Path path(String setting, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new InvalidSetting(setting + " is no path that can be used: " + name + " (" + e.getReason()
                    + "). On Linux letters beyond ASCII need LC_ALL=C.UTF-8 in the server's environment");
        }
    }
}
