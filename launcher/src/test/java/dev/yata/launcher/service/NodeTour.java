package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the tour with an official JavaScript client. The tests of the stdio server installed the client.
 *
 * @param node the program
 * @param folder the folder of the scripts and their packages
 */
record NodeTour(Path node, Path folder) {

    private static final long TIMEOUT_SECONDS = 120;

    /** Skips the test if the client is not installed because Node or the network is missing. Fails in CI. */
    static NodeTour of(Path root) throws IOException {
        Path folder = root.resolve("mcp-stdio-server/target/node-peers");
        Optional<Path> node = Files.exists(folder.resolve("installed")) ? node(folder) : Optional.empty();
        if (node.isEmpty()) {
            String reason = "Nothing is installed in " + folder + ": run the tests of mcp-stdio-server first";
            assertThat(System.getenv("CI")).as(reason).isNotEqualTo("true");
            Assumptions.abort(reason);
        }
        return new NodeTour(node.orElseThrow(), folder);
    }

    /** Runs the client and returns its report. */
    JsonNode run(JsonNode session) throws IOException, InterruptedException {
        Path report = Files.createTempFile(folder, "tour", ".json");
        Path errors = Files.createTempFile(folder, "tour", ".err");
        Process process = new ProcessBuilder(
                        node.toString(), folder.resolve("tour.mjs").toString(), session.toString())
                .redirectOutput(report.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as("the tour ends well; stderr: %s", Files.readString(errors))
                .isTrue();
        return JsonMapper.shared().readTree(Files.readString(report));
    }

    /** Returns the Node of the installed packages, or any other. */
    private static Optional<Path> node(Path folder) throws IOException {
        try (Stream<Path> packages = Files.list(folder.resolve("node_modules"))) {
            Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .map(Path::of)
                    .map(each -> each.resolve("node"));
            return Stream.concat(packages.map(each -> each.resolve("bin/node")), onPath)
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }
}
