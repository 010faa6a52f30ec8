package dev.yata.launcher.assistant;

import dev.yata.command.UserError;
import dev.yata.home.PrivateFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file in which an assistant keeps its servers. A change keeps everything else, and a copy of the old file. */
record ConfigurationFile(Path path) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    /** Does not accept anything that it would lose, such as comments or a second member with the same name. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Adds or replaces a server in a JSON file.
     *
     * @param servers the member that holds all servers
     * @return the copy of the old file, if there was one
     * @throws UserError if the file is not a JSON object; it stays as it is
     */
    Optional<Path> putJson(String servers, String name, JsonNode server) throws IOException {
        String content = content();
        ObjectNode root = content.isBlank() ? JSON.createObjectNode() : parse(content);
        JsonNode present = root.path(servers);
        if (!present.isMissingNode() && !present.isObject()) {
            throw refused("its member " + servers + " is not an object");
        }
        root.withObjectProperty(servers).set(name, server);
        return replace(content, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    /**
     * Adds a server at the end of a TOML file.
     *
     * @return the copy of the old file, if there was one
     * @throws UserError if the server is there already; the file stays as it is
     */
    Optional<Path> appendToml(String name, String table) throws IOException {
        String content = content();
        Pattern sameServer = Pattern.compile(
                "(?m)^\\s*\\[?\\s*mcp_servers\\s*[.=]\\s*(\\{|[\"']?" + Pattern.quote(name) + "[\"']?\\s*[\\].=])");
        if (sameServer.matcher(content).find()) {
            throw refused("it has a server " + name + " already. Delete that server from the file, or choose another"
                    + " --name");
        }
        String separator = content.isEmpty() ? "" : content.endsWith("\n") ? "\n" : "\n\n";
        return replace(content, content + separator + table + "\n");
    }

    private String content() throws IOException {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (CharacterCodingException notText) {
            throw refused("it is not text");
        }
    }

    private ObjectNode parse(String content) {
        try {
            if (JSON.readTree(content) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException unreadable) {
            // The error below also says that comments are not accepted.
        }
        throw refused("it is not a JSON object, or has comments");
    }

    private UserError refused(String reason) {
        return new UserError(path + " cannot be edited: " + reason
                + ". Without --install the command prints the text to paste. Nothing was changed.");
    }

    private Optional<Path> replace(String old, String changed) throws IOException {
        if (!Files.exists(path)) {
            Files.createDirectories(path.resolveSibling(""));
            new PrivateFile(path).create(changed);
            return Optional.empty();
        }
        Set<PosixFilePermission> permissions = permissions();
        Path copy = path.resolveSibling(
                path.getFileName() + "." + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())) + ".old");
        new PrivateFile(copy).replace(old);
        new PrivateFile(path).replace(changed);
        if (permissions != null) {
            Files.setPosixFilePermissions(path, permissions);
        }
        return Optional.of(copy);
    }

    /** Returns null on systems without these permissions. */
    private @Nullable Set<PosixFilePermission> permissions() throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.getPosixFilePermissions(path)
                : null;
    }
}
