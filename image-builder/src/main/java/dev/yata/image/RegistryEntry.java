package dev.yata.image;

import dev.yata.command.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code server.json}, the server's entry in the MCP registry. It is written last, because it holds the bundle's hash.
 * Its template has one package, with the parts that all packages share.
 *
 * @see <a href="https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json">its schema</a>
 * @see <a href="https://modelcontextprotocol.io/registry/package-types">what the registry requires of a package</a>
 */
final class RegistryEntry {

    static final String FILE = "server.json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode server;
    private final ObjectNode packageTemplate;

    private RegistryEntry(ObjectNode server) {
        this.server = server;
        this.packageTemplate = (ObjectNode) ((ArrayNode) server.get("packages")).remove(0);
    }

    /** Reads the template; the entry has no package yet. */
    static RegistryEntry of(Installation installation, String version) {
        ObjectNode server = (ObjectNode) JSON.readTree(installation.packaging().resolve(FILE));
        return new RegistryEntry(server.put("version", version));
    }

    /** @param name in a namespace that the publisher owns; a container image must have it as a label too */
    void rename(String name) {
        server.put("name", name);
    }

    /** @param name with host, and a tag or digest */
    void addContainer(String name) {
        add("oci", name);
    }

    /**
     * Adds the bundle with its hash. The registry accepts no version field here.
     *
     * @param folder the download URL without the file name and its slash
     */
    void addBundle(String folder, Path bundle) throws IOException {
        add("mcpb", folder + "/" + bundle.getFileName()).put("fileSha256", sha256(bundle));
    }

    private ObjectNode add(String type, String identifier) {
        ObjectNode one = ((ArrayNode) server.get("packages"))
                .addObject()
                .put("registryType", type)
                .put("identifier", identifier);
        one.setAll(packageTemplate.deepCopy());
        return one;
    }

    Path write(Path folder) {
        Path file = folder.resolve(FILE);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file, server);
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
