package dev.yata.launcher.image;

import dev.yata.launcher.installation.Installation;
import dev.yata.launcher.installation.UserError;
import dev.yata.launcher.service.StartupArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A folder with a Java of its own (jlink, JEP 282), the server's jar, its start-up archive and a launcher. All paths in it
 * are relative, so that it can be moved.
 */
final class RuntimeImage {

    /** Where in the image the server's jar and its start-up archive lie. */
    static final String FOLDER = "lib/mcp-yata";

    private static final String PROGRAM = "mcp-stdio-server";

    private RuntimeImage() {}

    /** Makes it, and returns its start-up archive, named within {@link #FOLDER}. */
    static StartupArchive make(Installation installation, Platform platform, Path image)
            throws IOException, InterruptedException {
        Path jlink = installation.javaHome().resolve("bin").resolve(platform.isWindows() ? "jlink.exe" : "jlink");
        if (!Files.exists(jlink)) {
            throw new UserError(installation.javaHome() + " has no jlink (it is a JRE). Install a JDK 17 or newer.");
        }
        Path packaging = installation.packaging();
        Step.run(
                installation.root(),
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        Files.readString(packaging.resolve("modules")).strip(),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        image.toString()));
        Path program = Files.createDirectory(image.resolve(FOLDER));
        Files.copy(installation.jar(PROGRAM), program.resolve(PROGRAM + ".jar"));
        Files.copy(installation.root().resolve("LICENSE"), image.resolve("LICENSE"));
        Files.copy(
                packaging.resolve(platform.launcher()),
                image.resolve("bin").resolve(platform.launcher()),
                StandardCopyOption.COPY_ATTRIBUTES);
        Path options = Files.copy(packaging.resolve("jvm.options"), program.resolve("jvm.options"));
        return rehearse(image, program, options);
    }

    /** An archive builds on the JDK's own one, which is not part of an image; an AOT cache holds all by itself. */
    private static StartupArchive rehearse(Path image, Path program, Path options)
            throws IOException, InterruptedException {
        String java = image.resolve("bin/java").toString();
        StartupArchive archive = StartupArchive.in(Path.of(""), PROGRAM);
        if (!archive.isSelfContained()) {
            Step.run(program, List.of(java, "@jvm.options", "-Xshare:dump"));
        }
        Step.run(program, List.of(java, "@jvm.options", archive.record(), "-jar", PROGRAM + ".jar", "--rehearse"));
        if (!Files.exists(program.resolve(archive.file()))) {
            throw new UserError("The JVM made no start-up archive: " + program.resolve(archive.file()));
        }
        Files.writeString(options, archive.use() + "\n", StandardOpenOption.APPEND);
        return archive;
    }
}
