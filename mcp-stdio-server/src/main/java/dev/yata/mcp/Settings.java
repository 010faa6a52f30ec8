package dev.yata.mcp;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named settings. The command line wins over the environment, that over a file named by {@code NAME_FILE}, and
 * that over the dotenv file named by {@code ENV_FILE}. Without one, {@code .env} in the working directory is read, but only
 * if the environment lacks a required setting: assistants choose that directory, and what a repository brings must not
 * change a server that is set up. A blank value counts as none.
 */
final class Settings {

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
        this.dotenv = named.isBlank() ? dotenvOfDirectory() : Dotenv.parse(content("ENV_FILE names", dotenvFile));
    }

    private Map<String, String> dotenvOfDirectory() {
        if (isComplete() || !Files.exists(dotenvFile)) {
            return Map.of();
        }
        System.err.println("mcp-stdio-server: the environment lacks required settings, reading "
                + dotenvFile.toAbsolutePath());
        return Dotenv.parse(content("the working directory has", dotenvFile));
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

    /** A private key, which may have several lines; empty when there is none. Warns when others can read its file. */
    String privateKey(String name) {
        String value = text(name);
        String file = environment.getOrDefault(name + "_FILE", dotenv.getOrDefault(name + "_FILE", ""));
        if (!value.isEmpty() && !file.isBlank() && isOpenToOthers(path(name, file))) {
            System.err.println("mcp-stdio-server: " + file + " can be read by others; chmod 600 it");
        }
        return value;
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream()
                    .anyMatch(permission -> !permission.name().startsWith("OWNER"));
        } catch (IOException | UnsupportedOperationException e) {
            return false; // Another kind of file system, with other rules.
        }
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
            return value;
        }
        String file = source.get(name + "_FILE");
        if (file == null || file.isBlank()) {
            return null;
        }
        String content = content(name + "_FILE names", path(name + "_FILE", file));
        if (content.isBlank()) {
            return null;
        }
        sources.put(name, file);
        return content.stripTrailing();
    }

    private Path path(String setting, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new InvalidSetting(setting + " is no path that can be used: " + name + " (" + e.getReason()
                    + "). On Linux letters beyond ASCII need LC_ALL=C.UTF-8 in the server's environment");
        }
    }

    /** @param who and the verb before what the file is, such as {@code ENV_FILE names} */
    private static String content(String who, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidSetting(who + " " + fault(file, e) + ": " + file.toAbsolutePath());
        }
    }

    private static String fault(Path file, IOException e) {
        if (e instanceof CharacterCodingException) {
            return "a file that is not UTF-8 text";
        } else if (Files.isDirectory(file)) {
            return "a folder instead of a file";
        } else if (e instanceof NoSuchFileException) {
            return "a file that does not exist";
        }
        return e instanceof AccessDeniedException ? "a file that this user may not read" : "a file that can't be read";
    }
}
