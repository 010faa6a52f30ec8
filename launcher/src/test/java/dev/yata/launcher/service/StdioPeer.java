package dev.yata.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yata.command.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends JSON-RPC lines to {@code ./yata mcp} and keeps every line of its output. */
final class StdioPeer implements AutoCloseable {

    private final Process process;
    private final Writer input;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Path errors;
    private int lastId;

    private StdioPeer(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readLines, "stdout");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the server with the env file and these variables, and initializes the session. */
    static StdioPeer launch(Installation installation, Path variables, Map<String, String> overrides)
            throws IOException {
        Path errors = variables.resolveSibling("logs").resolve("mcp-stdio-server.log");
        ProcessBuilder builder = new ProcessBuilder(installation.script().toString(), "mcp");
        builder.environment().put("ENV_FILE", variables.toString());
        builder.environment().put("LOG_LEVEL", "debug");
        builder.environment().putAll(overrides);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        StdioPeer peer = new StdioPeer(builder.start(), errors);
        JsonNode initialized = peer.request(
                "initialize",
                Map.of(
                        "protocolVersion", "2025-11-25",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "raw", "version", "1")));
        assertThat(initialized.path("result").path("protocolVersion").asString())
                .isEqualTo("2025-11-25");
        peer.send(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return peer;
    }

    JsonNode request(String method, Map<String, Object> params) throws IOException {
        int id = send(method, params);
        await().atMost(Duration.ofSeconds(40)).until(() -> answer(id) != null);
        return answer(id);
    }

    /** Sends a request, does not wait for its answer, and returns its ID. */
    int send(String method, Map<String, Object> params) throws IOException {
        int id = ++lastId;
        send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
        return id;
    }

    /** Cancels a request. */
    void cancel(int id) throws IOException {
        send(Map.of("jsonrpc", "2.0", "method", "notifications/cancelled", "params", Map.of("requestId", id)));
    }

    /** Returns the params of all notifications of this method so far. */
    List<JsonNode> notifications(String method) {
        return output.stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(message -> message.path("method").asString("").equals(method))
                .map(message -> message.path("params"))
                .toList();
    }

    /** Calls a tool and returns the result. */
    JsonNode call(String tool, Map<String, Object> arguments) throws IOException {
        return request("tools/call", Map.of("name", tool, "arguments", arguments))
                .path("result");
    }

    static String text(JsonNode result) {
        return result.path("content").path(0).path("text").asString();
    }

    /** Returns every line of stdout so far. */
    List<String> lines() {
        return output;
    }

    private void send(Object message) throws IOException {
        input.write(JsonMapper.shared().writeValueAsString(message) + "\n");
        input.flush();
    }

    private JsonNode answer(int id) {
        return output.stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(message -> message.path("id").asInt(-1) == id)
                .findAny()
                .orElse(null);
    }

    private void readLines() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException ended) {
            // The process has ended. Its lines are kept.
        }
    }

    /** Closes the input, like an assistant that quits. The server must end by itself. */
    @Override
    public void close() throws IOException {
        input.close();
        try {
            assertThat(process.waitFor(10, TimeUnit.SECONDS))
                    .as("ends with its input; see %s", errors)
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
    }
}
