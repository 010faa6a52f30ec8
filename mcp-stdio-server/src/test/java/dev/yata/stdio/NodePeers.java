package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs the official JavaScript clients in the versions of {@code src/test/node/package-lock.json}, installed once into
 * {@code target}. The packages include Node if it is published for the platform. Any Node with npm can install them.
 */
final class NodePeers {

    private static final Path SOURCES = Path.of("src", "test", "node").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "node-peers").toAbsolutePath();
    private static final Path INSTALLED = FOLDER.resolve("installed");
    private static final long TIMEOUT_SECONDS = 300;

    private final String node;

    private NodePeers(String node) {
        this.node = node;
    }

    /** Holds a program's output. */
    record Output(int exitCode, String stdout, String stderr) {

        /** Returns stdout as a JSON object. */
        Map<String, Object> json() {
            assertThat(stdout).as("exit code %d, stderr: %s", exitCode, stderr).startsWith("{");
            return Json.object(Json.read(stdout));
        }
    }

    /** Installs the clients. Without Node or network, skips the test, but fails it in CI. */
    static synchronized NodePeers open() {
        try {
            String npm = onPath("npm", "npm.cmd").orElseThrow(() -> missing("No npm on the PATH"));
            copySources();
            if (!isInstalled()) {
                Output output = run(
                        List.of(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"),
                        Map.of());
                if (output.exitCode() != 0) {
                    throw missing("npm ci failed: " + output.stderr());
                }
                Files.copy(SOURCES.resolve("package-lock.json"), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
            }
            return new NodePeers(bundledNode()
                    .or(() -> onPath("node", "node.exe"))
                    .orElseThrow(() -> missing("No node on the PATH")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a script of {@code src/test/node} or of its dependencies. */
    Output run(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(node, FOLDER.resolve(script).toString()));
        command.addAll(List.of(arguments));
        // Keeps the Inspector's files in this folder.
        return run(command, Map.of("HOME", FOLDER.toString()));
    }

    /** Aborts the test with an exception. In CI, fails it with an assertion first. */
    private static RuntimeException missing(String what) {
        String reason = what + ": the official JavaScript clients did not visit the server";
        assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
        return Assumptions.abort(reason);
    }

    private static Optional<String> onPath(String... names) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .map(File::toString)
                .findFirst();
    }

    private static Optional<String> bundledNode() throws IOException {
        try (Stream<Path> packages = Files.list(FOLDER.resolve("node_modules"))) {
            return packages.flatMap(each -> Stream.of(each.resolve("bin/node"), each.resolve("bin/node.exe")))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst();
        }
    }

    private static boolean isInstalled() throws IOException {
        return Files.exists(INSTALLED) && Files.mismatch(INSTALLED, SOURCES.resolve("package-lock.json")) < 0;
    }

    private static void copySources() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Output run(List<String> command, Map<String, String> environment) {
        try {
            Path stdout = Files.createTempFile(FOLDER, "run", ".out");
            Path stderr = Files.createTempFile(FOLDER, "run", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            McpProcess.replaceSettings(builder.environment(), environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended)
                    .as("%s ends; stderr: %s", command, Files.readString(stderr))
                    .isTrue();
            return new Output(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
