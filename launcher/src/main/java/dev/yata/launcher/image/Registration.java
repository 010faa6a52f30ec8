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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code server.json}, by which the MCP registry knows the server, with the bundle that was made: only now is its hash
 * known.
 *
 * @see <a href="https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json">its schema</a>
 */
final class Registration {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Registration() {}

    static void write(Installation installation, String version, String releaseUrl, Path bundle, Path file)
            throws IOException {
        ObjectNode server = (ObjectNode) JSON.readTree(installation.packaging().resolve("server.json"));
        server.put("version", version);
        ArrayNode packages = (ArrayNode) server.get("packages");
        JsonNode image = packages.get(0);
        ObjectNode download = packages.addObject()
                .put("registryType", "mcpb")
                .put("identifier", releaseUrl + "/" + bundle.getFileName())
                .put("version", version)
                .put("fileSha256", sha256(bundle));
        download.set("transport", image.get("transport"));
        download.set("environmentVariables", image.get("environmentVariables"));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file, server);
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
