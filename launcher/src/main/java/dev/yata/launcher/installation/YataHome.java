package dev.yata.launcher.installation;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of databases, keys, logs and generated credentials: {@code $YATA_HOME}, by default {@code ~/.yata}. */
public record YataHome(Path folder) {

    /** The folder the environment names. */
    public static YataHome current() {
        String named = System.getenv("YATA_HOME");
        Path folder =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".yata") : Path.of(named);
        return new YataHome(folder.toAbsolutePath().normalize());
    }

    /** Creates the folder, for the owner alone, where it is missing. */
    public YataHome create() throws IOException {
        PrivateFile.createFolder(folder);
        PrivateFile.createFolder(logs());
        return this;
    }

    /** Credentials of the admin, written by the auth-server's first start. */
    public Path adminJson() {
        return folder.resolve("admin.json");
    }

    /** The stdio server's variables for the client {@code default}, written by the auth-server's first start. */
    public Path mcpEnv() {
        return folder.resolve("mcp.env");
    }

    /** Where the services' logs go. */
    public Path logs() {
        return folder.resolve("logs");
    }

    /** The data folder of a service's embedded PostgreSQL. */
    public Path database(String service) {
        return folder.resolve(service).resolve("data");
    }
}
