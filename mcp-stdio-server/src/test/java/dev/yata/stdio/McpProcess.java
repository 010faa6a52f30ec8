package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.client.FakeBackend;
import dev.yata.mcp.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs the packaged server as an assistant launches it. Checks every line of its stdout against JSON-RPC 2.0. */
final class McpProcess implements AutoCloseable {

    static final Path JAR = Path.of("target", "mcp-stdio-server.jar").toAbsolutePath();
    static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
    private static final long TIMEOUT_SECONDS = 20;

    final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> stderr = new CopyOnWriteArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private McpProcess(ProcessBuilder builder) {
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read(process.inputReader(StandardCharsets.UTF_8), true);
        read(process.errorReader(StandardCharsets.UTF_8), false);
    }

    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Map<String, String> settings(FakeBackend backend) {
        return Map.of(
                "OAUTH_CLIENT_ID",
                "default",
                "OAUTH_CLIENT_SECRET",
                "s3cret-s3cret",
                "OAUTH_TOKEN_URL",
                backend.tokenUrl().toString(),
                "API_BASE_URL",
                backend.apiUrl().toString());
    }

    /** Replaces the developer's own settings by those of the test. */
    static void replaceSettings(Map<String, String> environment, Map<String, String> settings) {
        environment
                .keySet()
                .removeIf(name -> name.matches("(OAUTH|API|SERVER|MCP|TOOL)_.*|ENV_FILE|LOG_LEVEL|JAVA_TOOL_OPTIONS"));
        environment.putAll(settings);
    }

    static McpProcess start(FakeBackend backend) {
        return start(settings(backend), command());
    }

    static McpProcess start(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        replaceSettings(builder.environment(), environment);
        builder.directory(Path.of("target").toFile());
        return new McpProcess(builder);
    }

    McpProcess send(String... messages) {
        return sendBytes((String.join("\n", messages) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    McpProcess sendBytes(byte[] bytes) {
        try {
            OutputStream stdin = process.getOutputStream();
            stdin.write(bytes);
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    McpProcess initialize(String version) {
        send("{\"jsonrpc\":\"2.0\",\"id\":\"init\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
                + version + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}");
        assertThat(next()).containsEntry("id", "init").containsKey("result");
        return this;
    }

    McpProcess call(Object id, String tool, String arguments) {
        return send("{\"jsonrpc\":\"2.0\",\"id\":" + Json.write(id)
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}");
    }

    /** Returns the next line as a JSON value. */
    Object nextValue() {
        try {
            String line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("a line on stdout; stderr: %s", stderr).isNotNull();
            Object value = Json.read(line);
            for (Object message : value instanceof List<?> batch ? batch : List.of(value)) {
                assertJsonRpc(Json.object(message));
            }
            return value;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> next() {
        return Json.object(nextValue());
    }

    /** Returns the text of a tool's result. */
    @SuppressWarnings("unchecked")
    static String text(Map<String, Object> answer) {
        Map<String, Object> result = (Map<String, Object>) answer.get("result");
        return String.valueOf(
                ((List<Map<String, Object>>) result.get("content")).get(0).get("text"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> error(Map<String, Object> answer) {
        return (Map<String, Object>) answer.get("error");
    }

    McpProcess closeStdin() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until the process has ended and all its output has been read, and returns its exit code. */
    int exitCode() {
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            for (Thread reader : readers) {
                reader.join();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the lines of stdout that the test has not read yet. */
    List<String> rest() {
        return List.copyOf(lines);
    }

    String stderr() {
        return String.join("\n", stderr);
    }

    private static void assertJsonRpc(Map<String, Object> message) {
        assertThat(message).containsEntry("jsonrpc", "2.0");
        if (message.containsKey("method")) {
            assertThat(message.keySet()).isSubsetOf("jsonrpc", "id", "method", "params");
            return;
        }
        if (message.containsKey("result")) {
            assertThat(message.get("id")).isNotNull();
        }
        assertThat(message.containsKey("result")).isNotEqualTo(message.containsKey("error"));
        assertThat(message.keySet()).isSubsetOf("jsonrpc", "id", "result", "error");
    }

    private void read(BufferedReader reader, boolean stdout) {
        Thread thread = new Thread(() -> reader.lines().forEach(line -> {
            if (stdout) {
                lines.add(line);
            } else {
                stderr.add(line);
            }
        }));
        readers.add(thread);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
