package dev.yata.launcher.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.command.Installation;
import dev.yata.launcher.guide.GuidePage.ConfigureAssistant;
import dev.yata.launcher.guide.GuidePage.RunCommands;
import dev.yata.launcher.guide.GuidePage.StartCommand;
import dev.yata.launcher.guide.GuidePage.Step;
import dev.yata.launcher.guide.GuidePage.WriteFile;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows {@code docs/your-own-api.md} in an empty folder: writes each file, runs each command, launches the server.
 */
class YourOwnApiIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Set<String> NOT_COPIED = Set.of("target", ".git");

    @TempDir
    private Path folder;

    private final Installation installation = Installation.current();
    private final int authPort = freePort();
    private final int todoPort = freePort();
    private final int notesPort = freePort();
    private final List<Process> terminals = new ArrayList<>();

    /**
     * Copies the checkout and the repository. Maven installs the libraries from the copy, so that it does not replace
     * jars that other tests use.
     */
    @BeforeEach
    void copyCheckoutAndRepository() throws IOException {
        Path yata = folder.resolve("yata");
        copy(installation.root(), yata, NOT_COPIED, (file, copy) -> Files.copy(file, copy));
        String repository = System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository");
        copy(Path.of(repository), folder.resolve("repository"), Set.of("yata"), YourOwnApiIT::link);
    }

    @AfterEach
    void closeTerminals() throws InterruptedException {
        for (Process terminal : terminals) {
            terminal.descendants().forEach(ProcessHandle::destroy);
            terminal.destroy();
            assertThat(terminal.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void pageWhenTypedThenAnAssistantStoresAndListsNotes() throws Exception {
        StringBuilder output = new StringBuilder();
        boolean configured = false;
        for (Step step : GuidePage.read(installation.root().resolve("docs/your-own-api.md"))
                .steps()) {
            if (step instanceof WriteFile file) {
                Path path = folder.resolve(file.path());
                Files.createDirectories(path.getParent());
                Files.writeString(path, here(file.content()));
            } else if (step instanceof RunCommands run) {
                output.append(type(run.commands()));
            } else if (step instanceof StartCommand terminal) {
                startInOwnTerminal(terminal.command());
            } else if (step instanceof ConfigureAssistant assistant) {
                configured = true;
                useNotes(assistant.json());
            }
        }

        assertThat(configured).isTrue();
        assertThat(output.toString())
                .contains("\"text\":\"My first note\"")
                .containsPattern("\"id\":2,.*My first note")
                .containsPattern("HTTP/1.1 401")
                .contains("resource_metadata=");
    }

    private void useNotes(String json) {
        JsonNode server = JsonMapper.shared().readTree(json).path("mcpServers").path("notes");
        List<String> arguments = new ArrayList<>();
        for (JsonNode argument : server.path("args")) {
            arguments.add(here(argument.asString()));
        }
        String variables = here(server.path("env").path("ENV_FILE").asString());
        ServerParameters parameters = ServerParameters.builder(
                        server.path("command").asString())
                .args(arguments)
                .env(Map.of("ENV_FILE", variables))
                .build();
        StdioClientTransport transport = new StdioClientTransport(parameters, McpJsonDefaults.getMapper());
        try (McpSyncClient assistant =
                McpClient.sync(transport).requestTimeout(Duration.ofMinutes(1)).build()) {
            assistant.initialize();
            assertThat(assistant.listTools().tools())
                    .extracting(tool -> tool.name())
                    .containsExactly("add_note", "list_notes");
            call(assistant, "add_note", Map.of("text", "The meeting moved to Tuesday"));
            assertThat(call(assistant, "list_notes", Map.of()))
                    .contains("The meeting moved to Tuesday")
                    .contains("My first note");
        }
    }

    private static String call(McpSyncClient assistant, String tool, Map<String, Object> arguments) {
        CallToolResult result = assistant.callTool(
                CallToolRequest.builder(tool).arguments(arguments).build());
        String text = ((TextContent) result.content().get(0)).text();
        assertThat(result.isError()).as(text).isNotEqualTo(true);
        return text;
    }

    private String type(String commands) throws Exception {
        Path output = Files.createTempFile(folder, "typed", ".out");
        Process shell = shell(commands, output);
        boolean ended = shell.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && shell.exitValue() == 0)
                .as(commands + "\n" + printed)
                .isTrue();
        return printed;
    }

    /** Waits until the command says that it has started. */
    private void startInOwnTerminal(String command) throws IOException {
        Path output = Files.createTempFile(folder, "terminal", ".out");
        Process terminal = shell("exec env " + command, output);
        terminals.add(terminal);
        await().atMost(TIMEOUT).until(() -> {
            String printed = Files.readString(output);
            assertThat(terminal.isAlive()).as(printed).isTrue();
            return printed.contains("YATA is up") || printed.contains("Started NotesApplication");
        });
    }

    private Process shell(String commands, Path output) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", here(commands))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = shell.environment();
        environment.put("JAVA_HOME", installation.javaHome().toString());
        environment.put(
                "MAVEN_OPTS",
                "-Dmaven.repo.local=" + folder.resolve("repository")
                        + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData");
        environment.put("YATA_HOME", folder.resolve("home").toString());
        environment.put("YATA_AUTH_PORT", Integer.toString(authPort));
        environment.put("YATA_API_PORT", Integer.toString(todoPort));
        return shell.start();
    }

    /**
     * Returns the page's text with free ports instead of fixed ones, and with the built checkout instead of the copy.
     */
    private String here(String text) {
        return text.replace(":9000", ":" + authPort)
                .replace(":8081", ":" + notesPort)
                .replace("server.port: 8081", "server.port: " + notesPort)
                .replace("/home/you", folder.toString())
                .replace("yata/yata ", installation.script() + " ");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies one file. */
    private interface CopyFile {
        void copy(Path file, Path copy) throws IOException;
    }

    private static void copy(Path from, Path to, Set<String> skippedFolders, CopyFile copying) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(from)
                        && skippedFolders.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                copying.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Links a jar, because jars in a repository never change, and copies any other file. */
    private static void link(Path file, Path copy) throws IOException {
        if (file.toString().endsWith(".jar")) {
            try {
                Files.createLink(copy, file);
                return;
            } catch (IOException | UnsupportedOperationException otherDisk) {
                Files.deleteIfExists(copy);
            }
        }
        Files.copy(file, copy);
    }
}
