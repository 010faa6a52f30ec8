package dev.yata.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.protocol.Features;
import dev.yata.mcp.server.protocol.Identity;
import dev.yata.stdio.config.ServerConfig;
import dev.yata.stdio.config.Settings;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server in this process and the client's end of its streams. */
final class Wire implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final Thread server;
    private final Thread reader;

    private interface Serving {
        void serve(PipedInputStream in, PipedOutputStream out);
    }

    /** All of the real server but its process. */
    static Wire to(FakeBackend backend) {
        ServerConfig config = ServerConfig.from(new Settings(McpProcess.settings(backend), Path.of("target")));
        return new Wire((in, out) -> TodoServer.on(config, in, out, () -> {}).serve());
    }

    static Wire to(Features features) {
        Identity identity = new Identity(Implementation.builder("test", "1").build(), "Use it.", "client-1");
        return new Wire((in, out) ->
                TodoServer.on(identity, features, in, out, () -> {}, () -> {}).serve());
    }

    private Wire(Serving serving) {
        try {
            PipedInputStream in = new PipedInputStream(toServer, 1 << 16);
            PipedOutputStream out = new PipedOutputStream();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
            server = start(() -> {
                serving.serve(in, out);
                closeQuietly(out);
            });
            reader = start(() -> lines.lines().forEach(line -> received.add(Json.read(line))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Wire send(String message) {
        try {
            toServer.write((message.replace("\n", "") + "\n").getBytes(StandardCharsets.UTF_8));
            toServer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A request of 2025-11-25 or before. */
    Wire legacy(Object id, String method, Map<String, ?> params) {
        return send(Json.write(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params)));
    }

    Wire initialize(String version, Map<String, ?> capabilities) {
        legacy("init", "initialize", Map.of("protocolVersion", version, "capabilities", capabilities));
        assertThat(next()).containsEntry("id", "init").containsKey("result");
        return this;
    }

    /** A request of 2026-07-28. */
    Wire modern(Object id, String method, Map<String, ?> params, Map<String, ?> capabilities) {
        return modern(id, method, params, capabilities, Map.of());
    }

    Wire modern(Object id, String method, Map<String, ?> params, Map<String, ?> capabilities, Map<String, ?> meta) {
        Map<String, Object> all = Json.members(params);
        Map<String, Object> itsMeta = Json.members(meta);
        itsMeta.put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
        itsMeta.put("io.modelcontextprotocol/clientCapabilities", capabilities);
        all.put("_meta", itsMeta);
        return legacy(id, method, all);
    }

    Wire cancel(Object id) {
        return send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                + Json.write(id) + "}}");
    }

    Map<String, Object> next() {
        Map<String, Object> message = Json.object(nextValue());
        assertThat(message).containsEntry("jsonrpc", "2.0");
        return message;
    }

    List<?> nextBatch() {
        return (List<?>) nextValue();
    }

    private Object nextValue() {
        try {
            Object value = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(value).as("a line").isNotNull();
            return value;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> nextResult() {
        Map<String, Object> message = next();
        assertThat(message).containsKey("result");
        return Json.object(message.get("result"));
    }

    Map<String, Object> nextError() {
        Map<String, Object> message = next();
        assertThat(message).containsKey("error");
        return Json.object(message.get("error"));
    }

    /** The params of the next message, which must be this notification or request. */
    Map<String, Object> nextParams(String method) {
        Map<String, Object> message = next();
        assertThat(message).containsEntry("method", method);
        return Json.object(message.get("params"));
    }

    /** Nothing has come in before the answer to a request that is sent now. */
    Wire assertSilent() {
        legacy("silent?", "ping", Map.of());
        assertThat(next()).containsEntry("id", "silent?");
        return this;
    }

    /** Ends the server's input, waits for its end, and gives what else it wrote. */
    List<Object> end() {
        closeQuietly(toServer);
        try {
            server.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(server.isAlive()).isFalse();
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closeQuietly(toServer);
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void closeQuietly(java.io.Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
