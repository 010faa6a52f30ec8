package dev.yata.launcher.image;

import dev.yata.launcher.installation.Installation;
import dev.yata.launcher.installation.ThrowAwayFolder;
import dev.yata.launcher.service.StartupArchive;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An MCP bundle, which an assistant's application installs and asks the user's settings for. What its manifest says of
 * tools and prompts is what the image answers.
 *
 * @see <a href="https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md">its manifest</a>
 */
final class Bundle {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Bundle() {}

    /** Puts into a bundle an image that has this start-up archive. */
    static void make(
            Installation installation,
            Platform platform,
            String version,
            Path image,
            StartupArchive archive,
            Path bundle)
            throws IOException {
        ObjectNode manifest = manifest(installation, platform, version, archive);
        try (Answers answers = Answers.of(image.resolve("bin").resolve(platform.launcher()))) {
            ArrayNode tools = manifest.putArray("tools");
            for (JsonNode tool : answers.to("tools/list").path("tools")) {
                tools.addObject()
                        .put("name", tool.path("name").asString())
                        .put("description", tool.path("description").asString());
            }
            // A manifest can't list a prompt without its text, which here depends on the arguments.
            manifest.put(
                    "prompts_generated",
                    !answers.to("prompts/list").path("prompts").isEmpty());
        }
        try (ThrowAwayFolder folder = ThrowAwayFolder.create();
                Zip zip = new Zip(bundle)) {
            Path file = folder.path().resolve("manifest.json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(file, manifest);
            zip.add(file, "manifest.json")
                    .add(installation.packaging().resolve("icon.png"), "icon.png")
                    .addFolder(image, "server");
        }
    }

    /** What it says before the image has been asked. */
    static ObjectNode manifest(Installation installation, Platform platform, String version, StartupArchive archive) {
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(installation.packaging().resolve("manifest.json"));
        manifest.put("version", version);
        manifest.withObject("server").put("entry_point", "server/bin/" + platform.launcher());
        manifest.withObject("compatibility").putArray("platforms").add(platform.node());
        // On Windows an application launches java.exe, in a directory of its own; jvm.options names the file alone.
        ((ArrayNode) manifest.at("/server/mcp_config/platform_overrides/win32/args"))
                .insert(1, archive.use().replace("=", "=${__dirname}/server/" + RuntimeImage.FOLDER + "/"));
        return manifest;
    }
}
