package dev.yata.home;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names the files in the folder for databases, keys, generated credentials and logs. The folder need not exist yet. */
public record YataHome(Path folder) {

    /**
     * Returns the home that the environment variable {@code YATA_HOME} names, or {@code ~/.yata}.
     *
     * @throws UnusableHomeException if PostgreSQL cannot use such a folder
     */
    public static YataHome current() {
        return of(System.getenv("YATA_HOME"));
    }

    /**
     * Returns the home with this path, or {@code ~/.yata} if the path is null or blank.
     *
     * @throws UnusableHomeException if PostgreSQL cannot use such a folder
     */
    public static YataHome of(@Nullable String name) {
        return of(name, System.getenv("HOME"), System.getProperty("user.home"));
    }

    /** A JVM reads the user's home from the user database, but a shell reads HOME. On Windows only the former exists. */
    static YataHome of(@Nullable String name, @Nullable String shellHome, String userHome) {
        if (name == null || name.isBlank()) {
            boolean followsShell = shellHome != null && !isWindows() && shellHome.startsWith("/");
            return of((followsShell ? shellHome : userHome) + "/.yata", null, userHome);
        }
        name.chars().filter(YataHome::isUnusable).findFirst().ifPresent(character -> {
            throw new UnusableHomeException(name, (char) character);
        });
        return new YataHome(Path.of(name).toAbsolutePath().normalize());
    }

    /** PostgreSQL's programs put the folder between double quotes in commands of a shell. */
    private static boolean isUnusable(int character) {
        return Character.isISOControl(character)
                || "\"$`".indexOf(character) >= 0
                || (character == '\\' && !isWindows());
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /** Creates the folder if it is missing, and makes it accessible to its owner only. */
    public YataHome create() throws IOException {
        PrivateFile.createFolder(folder);
        PrivateFile.createFolder(logs());
        return this;
    }

    /** Returns the file with the admin's credentials, which the auth-server writes at its first start. */
    public PrivateFile adminJson() {
        return new PrivateFile(folder, "admin.json");
    }

    /**
     * Returns the dotenv file of the stdio server for the client {@code default}. The auth-server writes it at its
     * first start.
     */
    public PrivateFile mcpEnv() {
        return new PrivateFile(folder, "mcp.env");
    }

    /** Returns the file with the auth-server's generated master key. */
    public PrivateFile masterKey() {
        return new PrivateFile(folder, "master.key");
    }

    /** Returns the folder for the logs of services that the launcher starts. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** Returns the folder of a service's embedded PostgreSQL. */
    public Path service(String name) {
        return folder.resolve(name);
    }

    /** Returns the data folder of a service's embedded PostgreSQL. */
    public Path database(String service) {
        return service(service).resolve("data");
    }
}
