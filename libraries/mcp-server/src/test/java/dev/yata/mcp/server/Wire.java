package dev.yata.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.stdio.StdioServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Communicates with a server in this process as a client does. */
public final class Wire implements AutoCloseable {

    private static final long TIMEOUT_SECONDS = 10;

    private final PipedOutputStream toServer = new PipedOutputStream();
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final Thread server;
    private final Thread reader;

    /** Connects to a server with a separate memory budget. */
    public static Wire to(McpServer server) {
        return to((in, out) -> new StdioServer(server, MemoryBudget.ofHeap(), in, out, () -> {}));
    }

    /** Connects to a server that the function creates for the given streams. */
    public static Wire to(BiFunction<InputStream, OutputStream, StdioServer> servers) {
        return new Wire(servers);
    }

    private Wire(BiFunction<InputStream, OutputStream, StdioServer> servers) {
        try {
            PipedInputStream in = new PipedInputStream(toServer, 1 << 16);
            PipedOutputStream out = new PipedOutputStream();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
            server = start(() -> {
                servers.apply(in, out).serve();
                closeQuietly(out);
            });
            reader = start(() -> lines.lines().forEach(line -> received.add(Json.read(line))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Wire send(String message) {
        try {
            toServer.write((message.replace("\n", "") + "\n").getBytes(StandardCharsets.UTF_8));
            toServer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sends a request of version 2025-11-25 or earlier. */
    public Wire legacy(Object id, String method, Map<String, ?> params) {
        return send(Json.write(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params)));
    }

    public Wire initialize(String version, Map<String, ?> capabilities) {
        legacy("init", "initialize", Map.of("protocolVersion", version, "capabilities", capabilities));
        assertThat(next()).containsEntry("id", "init").containsKey("result");
        return this;
    }

    /** Sends a request of 2026-07-28. */
    public Wire modern(Object id, String method, Map<String, ?> params, Map<String, ?> capabilities) {
        return modern(id, method, params, capabilities, Map.of());
    }

    public Wire modern(
            Object id, String method, Map<String, ?> params, Map<String, ?> capabilities, Map<String, ?> meta) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        Map<String, Object> itsMeta = new LinkedHashMap<>(meta);
        itsMeta.put("io.modelcontextprotocol/protocolVersion", "2026-07-28");
        itsMeta.put("io.modelcontextprotocol/clientCapabilities", capabilities);
        all.put("_meta", itsMeta);
        return legacy(id, method, all);
    }

    public Wire cancel(Object id) {
        return send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                + Json.write(id) + "}}");
    }

    public Map<String, Object> next() {
        Map<String, Object> message = Json.object(nextValue());
        assertThat(message).containsEntry("jsonrpc", "2.0");
        return message;
    }

    public List<?> nextBatch() {
        return (List<?>) nextValue();
    }

    private Object nextValue() {
        try {
            Object value = received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertThat(value).as("a line").isNotNull();
            return value;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, Object> nextResult() {
        Map<String, Object> message = next();
        assertThat(message).containsKey("result");
        return Json.object(message.get("result"));
    }

    public Map<String, Object> nextError() {
        Map<String, Object> message = next();
        assertThat(message).containsKey("error");
        return Json.object(message.get("error"));
    }

    /** Returns the params of the next message, which must be this notification or request. */
    public Map<String, Object> nextParams(String method) {
        Map<String, Object> message = next();
        assertThat(message).containsEntry("method", method);
        return Json.object(message.get("params"));
    }

    /** Checks that the next message is the answer to a request that is sent now. */
    public Wire assertSilent() {
        legacy("silent?", "ping", Map.of());
        assertThat(next()).containsEntry("id", "silent?");
        return this;
    }

    /** Ends the server's input, waits until the server has ended, and returns the remaining messages. */
    public List<Object> end() {
        closeQuietly(toServer);
        try {
            server.join(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
            reader.join(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
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
