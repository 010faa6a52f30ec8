package dev.yata.image;

import dev.yata.command.Installation;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
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

    /** @param folder the download URL of the bundle without the file name and its slash */
    void addBundle(String folder, Path bundle) throws IOException {
        // The registry accepts no version field here.
        add("mcpb", folder + "/" + bundle.getFileName())
                .put("fileSha256", new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(bundle));
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
}
