package dev.yata.launcher.image;

import dev.yata.launcher.installation.Installation;
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
 * {@code server.json}, by which the MCP registry knows the server, with what was made: only then is a bundle's hash
 * known. The template has one package, without what tells one from another.
 *
 * @see <a href="https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json">its schema</a>
 * @see <a href="https://modelcontextprotocol.io/registry/package-types">what the official registry asks of a package</a>
 */
final class Registration {

    static final String FILE = "server.json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode server;
    private final ObjectNode anyPackage;

    private Registration(ObjectNode server) {
        this.server = server;
        this.anyPackage = (ObjectNode) ((ArrayNode) server.get("packages")).remove(0);
    }

    /** Without a package yet. */
    static Registration of(Installation installation, String version) {
        ObjectNode server = (ObjectNode) JSON.readTree(installation.packaging().resolve(FILE));
        return new Registration(server.put("version", version));
    }

    /** @param name with a namespace that who publishes it owns; the label of a container image has to say it too */
    void rename(String name) {
        server.put("name", name);
    }

    /** @param name with the host it is pulled from, and a tag or a digest */
    void addContainer(String name) {
        add("oci", name);
    }

    /**
     * The registry wants its hash, and the version nowhere but in the address.
     *
     * @param folder where it can be downloaded, without a slash at the end
     */
    void addBundle(String folder, Path bundle) throws IOException {
        add("mcpb", folder + "/" + bundle.getFileName()).put("fileSha256", sha256(bundle));
    }

    private ObjectNode add(String type, String identifier) {
        ObjectNode one = ((ArrayNode) server.get("packages"))
                .addObject()
                .put("registryType", type)
                .put("identifier", identifier);
        one.setAll(anyPackage.deepCopy());
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
