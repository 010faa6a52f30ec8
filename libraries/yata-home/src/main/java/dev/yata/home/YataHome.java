package dev.yata.home;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that holds databases, keys, generated credentials and logs. It need not exist yet. */
public record YataHome(Path folder) {

    /** The folder with this name, by default {@code ~/.yata}. */
    public static YataHome of(@Nullable String name) {
        Path folder =
                name == null || name.isBlank() ? Path.of(System.getProperty("user.home"), ".yata") : Path.of(name);
        return new YataHome(folder.toAbsolutePath().normalize());
    }

    /** Creates the folder where it is missing; either way nobody but its owner may enter from now on. */
    public YataHome create() throws IOException {
        PrivateFile.createFolder(folder);
        PrivateFile.createFolder(logs());
        return this;
    }

    /** Credentials of the admin, written by the auth-server's first start. */
    public PrivateFile adminJson() {
        return new PrivateFile(folder, "admin.json");
    }

    /** The stdio server's variables for the client {@code default}, written by the auth-server's first start. */
    public PrivateFile mcpEnv() {
        return new PrivateFile(folder, "mcp.env");
    }

    /** The auth-server's generated master key. */
    public PrivateFile masterKey() {
        return new PrivateFile(folder, "master.key");
    }

    /** Where the launcher puts the services' logs. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** What a service keeps for its embedded PostgreSQL. */
    public Path service(String name) {
        return folder.resolve(name);
    }

    /** The data folder of a service's embedded PostgreSQL. */
    public Path database(String service) {
        return service(service).resolve("data");
    }
}
