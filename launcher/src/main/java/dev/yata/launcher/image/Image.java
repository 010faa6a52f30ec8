package dev.yata.launcher.image;

import dev.yata.launcher.installation.Installation;
import dev.yata.launcher.installation.ThrowAwayFolder;
import dev.yata.launcher.service.StartupArchive;
import dev.yata.launcher.service.StopSignal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yata image}: makes everything that can be given to somebody who has neither Java nor this repository. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        description = "Package the MCP server with a Java of its own, for this operating system, under target/image.")
public final class Image implements Callable<Integer> {

    private final Installation installation = Installation.current();

    @Option(
            names = "--release-url",
            paramLabel = "URL",
            description =
                    "The folder the bundle will be downloaded from; makes server.json, for the MCP registry, which"
                            + " takes releases on GitHub or GitLab.")
    private @Nullable URI releaseUrl;

    @Option(
            names = "--container-image",
            paramLabel = "NAME",
            description =
                    "The server's container image with host and tag; makes server.json, for the MCP registry, which"
                            + " asks for the image's label io.modelcontextprotocol.server.name to be the name there.")
    private @Nullable String containerImage;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    Image() {}

    @Override
    public Integer call() throws Exception {
        return StopSignal.interrupts(this::make);
    }

    private int make() throws IOException, InterruptedException {
        Platform platform = Platform.current();
        String version = version();
        Path folder = installation.root().resolve("target/image");
        ThrowAwayFolder.delete(folder);
        Files.createDirectories(folder);

        Path image = folder.resolve("mcp-yata-" + platform);
        System.out.println("Linking a Java of its own for the MCP server ...");
        StartupArchive startup = RuntimeImage.make(installation, platform, image);
        Path archive = folder.resolve("mcp-yata-" + version + "-" + platform + platform.archiveSuffix());
        pack(platform, image, archive);
        System.out.println("Making the bundle ...");
        Path bundle = folder.resolve("mcp-yata-" + version + "-" + platform + ".mcpb");
        Bundle.make(installation, platform, version, image, startup, bundle);
        List<Path> made = new ArrayList<>(List.of(image.resolve("bin").resolve(platform.launcher()), archive, bundle));
        if (releaseUrl != null || containerImage != null) {
            Registration registration = Registration.of(installation, version);
            if (containerImage != null) {
                registration.addContainer(containerImage);
            }
            if (releaseUrl != null) {
                registration.addBundle(releaseUrl, bundle);
            }
            made.add(registration.write(folder));
        }
        made.forEach(file -> System.out.println("  " + file));
        return 0;
    }

    private static void pack(Platform platform, Path image, Path archive) throws IOException, InterruptedException {
        if (platform.isWindows()) {
            try (Zip zip = new Zip(archive)) {
                zip.addFolder(image, image.getFileName().toString());
            }
        } else {
            Step.run(image.resolveSibling(""), List.of("tar", "-czf", archive.toString(), image.getFileName() + "/"));
        }
    }

    private String version() throws IOException {
        try (JarFile jar = new JarFile(installation.jar("mcp-stdio-server").toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        }
    }
}
