package dev.yata.client.settings;

import dev.yata.home.Dotenv;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks settings up by name. The command line takes precedence over the environment, and the environment over the
 * dotenv file that {@code ENV_FILE} names. In each of them, {@code NAME} takes precedence over {@code NAME_FILE}, the
 * path of a file with the value. A blank value counts as missing.
 *
 * <p>Without {@code ENV_FILE}, reads {@code .env} in the working directory, but only if no other source has a setting of
 * the connection. Assistants choose the working directory. A file in a repository must not change a working server, and
 * must not send a client's secret or a file of the user to another server.
 */
public final class Settings {

    private static final Set<String> SECRETS = Set.of("OAUTH_CLIENT_SECRET", "OAUTH_PRIVATE_KEY");

    /** The settings that say which credentials the client sends, and where. */
    private static final List<String> CONNECTION = List.of(
            "OAUTH_CLIENT_ID",
            "OAUTH_CLIENT_SECRET",
            "OAUTH_PRIVATE_KEY",
            "OAUTH_TOKEN_URL",
            "API_BASE_URL",
            "OAUTH_ISSUER",
            "OAUTH_RESOURCE");

    private final Path directory;
    private final List<Source> sources;
    /** Says why a {@code .env} was not read; empty if there is none. */
    private String unread = "";

    private final Map<String, String> origins = new LinkedHashMap<>();

    /**
     * @param file that contains the values, or null
     * @param folder that every file named by this source must be in, or null
     */
    private record Source(
            String origin,
            Map<String, String> values,
            @Nullable Path file,
            @Nullable Path folder) {

        /** Returns an empty text for a missing or blank value. */
        String value(String name) {
            String value = values.get(name);
            return value == null || value.isBlank() ? "" : value;
        }

        boolean has(String name) {
            return !value(name).isEmpty() || !value(name + "_FILE").isEmpty();
        }
    }

    /** Returns the settings of this process. Paths are relative to the folder in which it was called. */
    public static Settings ofEnvironment() {
        return new Settings(System.getenv(), Path.of(System.getProperty("yata.directory", "")));
    }

    public Settings(Map<String, String> environment, Path directory) {
        this(Map.of(), environment, directory);
    }

    /**
     * @param arguments settings of the command line
     * @param directory that paths are relative to
     * @throws InvalidSetting if the dotenv file can't be read
     */
    public Settings(Map<String, String> arguments, Map<String, String> environment, Path directory) {
        this.directory = directory;
        Source commandLine = new Source("the command line", arguments, null, null);
        Source variables = new Source("the environment", environment, null, null);
        this.sources = List.of(commandLine, variables, dotenv(commandLine, variables));
    }

    private Source dotenv(Source commandLine, Source environment) {
        String named = environment.value("ENV_FILE");
        if (!named.isEmpty()) {
            return dotenv("ENV_FILE names", path("ENV_FILE", named), null);
        }
        Path file = directory.resolve(".env");
        if (!Files.exists(file)) {
            return new Source(file.toString(), Map.of(), file, null);
        }
        for (String name : CONNECTION) {
            if (commandLine.has(name) || environment.has(name)) {
                unread = ". " + file.toAbsolutePath() + " was not read, because " + name
                        + " is set elsewhere; to read it, set ENV_FILE to its path";
                return new Source(file.toString(), Map.of(), file, null);
            }
        }
        System.err.println("No OAuth or API variable is set. Reading " + file.toAbsolutePath());
        return dotenv("the working directory has", SettingFile.inside(directory, file, "the link " + file), directory);
    }

    private static Source dotenv(String subject, Path file, @Nullable Path folder) {
        String text = SettingFile.read(subject, file);
        return new Source(file.toString(), Dotenv.parse(text).values(), file, folder);
    }

    /** Returns the source of each setting that was looked up and found, in the order of the look-ups. */
    public Map<String, String> origins() {
        return origins;
    }

    /**
     * Returns a setting.
     *
     * @throws InvalidSetting if the setting is missing or has several lines
     */
    public String required(String name) {
        String value = optional(name, "");
        if (value.isEmpty()) {
            throw missing(name + " is not set: set it, or " + name + "_FILE,");
        }
        return value;
    }

    /** @param fault says what to set */
    InvalidSetting missing(String fault) {
        return new InvalidSetting(fault + " in the environment or in the file that ENV_FILE names" + unread);
    }

    /**
     * Returns a setting, or the default when it is missing.
     *
     * @throws InvalidSetting if the setting has several lines
     */
    public String optional(String name, String byDefault) {
        String value = text(name);
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new InvalidSetting(name + " must be one line");
        }
        return value.isEmpty() ? byDefault : value;
    }

    /** Returns false when the setting is missing. */
    public boolean flag(String name) {
        return switch (optional(name, "false").strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting(name + " must be true or false");
        };
    }

    /** Returns a duration from 1 to 600 seconds. */
    public Duration seconds(String name, int byDefault) {
        String text = optional(name, String.valueOf(byDefault)).strip();
        boolean isNumber = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int seconds = isNumber ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > 600) {
            throw new InvalidSetting(name + " must be a whole number of seconds from 1 to 600");
        }
        return Duration.ofSeconds(seconds);
    }

    /** Returns a text of any number of lines; empty when the setting is missing. */
    public String text(String name) {
        for (Source source : sources) {
            String value = text(name, source);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private String text(String name, Source source) {
        String value = source.value(name);
        if (!value.isEmpty()) {
            return found(name, value, source.origin, source.file);
        }
        String file = source.value(name + "_FILE");
        if (file.isEmpty()) {
            return "";
        }
        Path path = path(name + "_FILE", file);
        if (source.folder != null) {
            path = SettingFile.inside(source.folder, path, name + "_FILE in " + source.origin);
        }
        String content = SettingFile.read(name + "_FILE names", path).stripTrailing();
        return content.isEmpty() ? "" : found(name, content, file, path);
    }

    private String found(String name, String value, String origin, @Nullable Path file) {
        origins.put(name, origin);
        if (file != null && SECRETS.contains(name)) {
            SettingFile.warnIfOpenToOthers(file);
        }
        return value;
    }

    private Path path(String setting, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new InvalidSetting(setting + " is not a usable path: " + name + " (" + e.getReason()
                    + "). On Linux, letters beyond ASCII need LC_ALL=C.UTF-8 in the server's environment");
        }
    }
}
