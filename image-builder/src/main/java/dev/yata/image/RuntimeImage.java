package dev.yata.image;

import dev.yata.command.Installation;
import dev.yata.command.StartupArchive;
import dev.yata.command.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A folder with its own Java runtime (jlink, JEP 282), the server's jar, its start-up archive and a launcher. All paths
 * in it are relative, so the folder can be moved.
 */
final class RuntimeImage {

    /** The folder in the image for the server's jar and its start-up archive. */
    static final String FOLDER = "lib/mcp-yata";

    private static final String PROGRAM = "mcp-stdio-server";

    private RuntimeImage() {}

    /** Makes the image and returns its start-up archive; its path is relative to {@link #FOLDER}. */
    static StartupArchive make(Installation installation, Platform platform, Path image)
            throws IOException, InterruptedException {
        Path jlink = installation.javaHome().resolve("bin").resolve(platform.isWindows() ? "jlink.exe" : "jlink");
        if (!Files.exists(jlink)) {
            throw new UserError(installation.javaHome() + " has no jlink (it is a JRE). Install a JDK 17 or newer.");
        }
        Path packaging = installation.packaging();
        run(
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
        return train(image, program, options);
    }

    /**
     * Runs the server once to record its archive. A class archive needs the JDK's own archive, which jlink leaves out.
     */
    private static StartupArchive train(Path image, Path program, Path options)
            throws IOException, InterruptedException {
        String java = image.resolve("bin/java").toString();
        StartupArchive archive = StartupArchive.in(Path.of(""), PROGRAM);
        if (!archive.isSelfContained()) {
            run(program, List.of(java, "@jvm.options", "-Xshare:dump"));
        }
        run(program, List.of(java, "@jvm.options", archive.record(), "-jar", PROGRAM + ".jar", "--training-run"));
        if (!Files.exists(program.resolve(archive.file()))) {
            throw new UserError("The JVM made no start-up archive: " + program.resolve(archive.file()));
        }
        Files.writeString(options, archive.use() + "\n", StandardOpenOption.APPEND);
        return archive;
    }

    /** @throws UserError with the program's output, if it failed */
    private static void run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new UserError(String.join(" ", command) + " failed:\n" + output);
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
