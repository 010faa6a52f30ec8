package dev.yata.image;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import dev.yata.command.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an MCP bundle: a zip file that an application installs, after it has asked the user for the settings. The tools
 * and prompts in its manifest come from the packaged server itself.
 *
 * @see <a href="https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md">its manifest</a>
 */
final class Bundle {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Bundle() {}

    /** Writes the bundle of an image with this start-up archive. */
    static void make(
            Installation installation,
            Platform platform,
            String version,
            Path image,
            StartupArchive archive,
            Path bundle)
            throws IOException {
        ObjectNode manifest = manifest(installation, platform, version, archive);
        try (ServerQueries server = ServerQueries.of(image.resolve("bin").resolve(platform.launcher()))) {
            ArrayNode tools = manifest.putArray("tools");
            for (JsonNode tool : server.send("tools/list").path("tools")) {
                tools.addObject()
                        .put("name", tool.path("name").asString())
                        .put("description", tool.path("description").asString());
            }
            // A manifest must contain the text of each prompt, but the text of our prompts depends on the arguments.
            manifest.put(
                    "prompts_generated",
                    !server.send("prompts/list").path("prompts").isEmpty());
        }
        try (TemporaryFolder folder = TemporaryFolder.create();
                Archive<?> zip = Archive.zip(bundle)) {
            Path file = folder.path().resolve("manifest.json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(file, manifest);
            zip.add(file, "manifest.json")
                    .add(installation.packaging().resolve("icon.png"), "icon.png")
                    .addFolder(image, "server");
        }
    }

    /** Fills in the manifest, apart from tools and prompts. */
    static ObjectNode manifest(Installation installation, Platform platform, String version, StartupArchive archive) {
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(installation.packaging().resolve("manifest.json"));
        manifest.put("version", version);
        manifest.withObject("server").put("entry_point", "server/bin/" + platform.launcher());
        manifest.withObject("compatibility").putArray("platforms").add(platform.node());
        // On Windows the application launches java.exe from its own directory, so the archive needs a path.
        ((ArrayNode) manifest.at("/server/mcp_config/platform_overrides/win32/args"))
                .insert(1, archive.use().replace("=", "=${__dirname}/server/" + RuntimeImage.FOLDER + "/"));
        return manifest;
    }
}
