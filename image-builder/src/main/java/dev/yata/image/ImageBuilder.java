package dev.yata.image;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import dev.yata.command.StopSignal;
import dev.yata.command.YataCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./yata image}: packages the stdio server for machines without Java and without this repository. */
@Command(
        name = "yata image",
        mixinStandardHelpOptions = true,
        description = "Package the MCP server with a Java of its own, for this operating system, under target/image.")
final class ImageBuilder implements Callable<Integer> {

    private @Nullable String releaseUrl;
    private @Nullable String containerImage;
    private @Nullable String registryName;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--release-url",
            paramLabel = "URL",
            description =
                    "Write server.json for the MCP registry. URL is the release on GitHub or GitLab that the bundle"
                            + " will be downloaded from.")
    void setReleaseUrl(String url) {
        releaseUrl = RegistryRule.RELEASE.check(spec, "--release-url", url).replaceFirst("/$", "");
    }

    @Option(
            names = "--container-image",
            paramLabel = "NAME",
            description =
                    "Write server.json for the MCP registry. NAME is the server's container image with host and tag; its"
                            + " label io.modelcontextprotocol.server.name must be the name in server.json.")
    void setContainerImage(String name) {
        containerImage = RegistryRule.CONTAINER_IMAGE.check(spec, "--container-image", name);
    }

    @Option(
            names = "--registry-name",
            paramLabel = "NAME",
            description =
                    "The server's name in server.json (default: dev.yata/mcp-yata). The publisher must own its namespace,"
                            + " such as io.github.owner.")
    void setRegistryName(String name) {
        registryName = RegistryRule.SERVER_NAME.check(spec, "--registry-name", name);
    }

    public static void main(String[] arguments) {
        YataCommandLine.run(new ImageBuilder(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (registryName != null && releaseUrl == null && containerImage == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--registry-name needs --release-url or --container-image: without them no server.json is written.");
        }
        return StopSignal.interrupts(this::make);
    }

    private int make() throws IOException, InterruptedException {
        Installation installation = Installation.current();
        try (OutputFolder output = OutputFolder.take(installation.root().resolve("target/image"))) {
            List<Path> made = make(installation, output.drafts());
            // The file of an earlier run may have the hash of an older bundle.
            output.remove(RegistryEntry.FILE);
            for (Path file : made) {
                Path placed = output.place(file);
                // For the folder, print the program to launch.
                System.out.println("  " + (Files.isDirectory(placed) ? launcher(placed) : placed));
            }
        }
        return 0;
    }

    private List<Path> make(Installation installation, Path folder) throws IOException, InterruptedException {
        Platform platform = Platform.current();
        String version = version(installation);
        Path image = folder.resolve("mcp-yata-" + platform);
        System.out.println("Linking a Java of its own for the MCP server ...");
        StartupArchive startup = RuntimeImage.make(installation, platform, image);
        Path packed = folder.resolve("mcp-yata-" + version + "-" + platform + platform.archiveSuffix());
        try (Archive<?> archive = Archive.create(platform, packed)) {
            archive.addFolder(image, image.getFileName().toString());
        }
        System.out.println("Making the bundle ...");
        Path bundle = folder.resolve("mcp-yata-" + version + "-" + platform + ".mcpb");
        Bundle.make(installation, platform, version, image, startup, bundle);
        List<Path> made = new ArrayList<>(List.of(image, packed, bundle));
        if (releaseUrl != null || containerImage != null) {
            made.add(register(installation, version, bundle));
        }
        return made;
    }

    private Path register(Installation installation, String version, Path bundle) throws IOException {
        RegistryEntry registration = RegistryEntry.of(installation, version);
        if (registryName != null) {
            registration.rename(registryName);
        }
        if (containerImage != null) {
            registration.addContainer(containerImage);
        }
        if (releaseUrl != null) {
            registration.addBundle(releaseUrl, bundle);
        }
        return registration.write(bundle.resolveSibling(""));
    }

    private static Path launcher(Path image) {
        return image.resolve("bin").resolve(Platform.current().launcher());
    }

    private static String version(Installation installation) throws IOException {
        try (JarFile jar = new JarFile(installation.jar("mcp-stdio-server").toFile())) {
            return jar.getManifest().getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        }
    }
}
