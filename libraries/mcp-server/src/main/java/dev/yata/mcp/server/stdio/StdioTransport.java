package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.log.ExceptionLine;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The MCP stdio transport: newline-delimited JSON-RPC, nothing else on stdout.
 *
 * <p>Whatever a line holds, the next one is still read. A request is answered in any state of the session, since the
 * server behind keeps none.
 */
public final class StdioTransport implements McpStatelessServerTransport {

    /** Bytes; a longer line is skipped and answered with an error. */
    static final int LONGEST_LINE = 4 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);

    private final LineReader lines;
    private final MessageWriter writer;
    private final Runnable callOver;
    private final List<String> versions;
    private final BiFunction<McpStatelessServerHandler, Peer, Protocol> protocol;
    private @Nullable Dispatcher dispatcher;

    /**
     * Takes the streams; nothing else may use them.
     *
     * @param peerGone run when {@code out} is broken
     * @param callOver run by a thread that has worked on a call and has handed over its answer
     * @param versions of the protocol, for the SDK
     * @param protocol made of the SDK's handler once there is one
     */
    public StdioTransport(
            InputStream in,
            OutputStream out,
            Runnable peerGone,
            Runnable callOver,
            List<String> versions,
            BiFunction<McpStatelessServerHandler, Peer, Protocol> protocol) {
        this.lines = new LineReader(in, LONGEST_LINE);
        this.writer = new MessageWriter(out, peerGone);
        this.callOver = callOver;
        this.versions = versions;
        this.protocol = protocol;
    }

    @Override
    public List<String> protocolVersions() {
        return versions;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        dispatcher = new Dispatcher(protocol.apply(handler, writer), writer, callOver);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(this::close);
    }

    /** Finishes what runs, as the end of the stream does. */
    @Override
    public void close() {
        if (dispatcher != null) {
            dispatcher.drain();
        }
    }

    /** Serves until the stream ends, then finishes what runs. A server must have been built on this transport. */
    public void serve() {
        Dispatcher messages = dispatcher;
        if (messages == null) {
            throw new IllegalStateException("no server was built on this transport");
        }
        boolean open = true;
        while (open) {
            open = readLine(messages);
        }
        messages.drain();
    }

    /** False at the end. */
    private boolean readLine(Dispatcher messages) {
        try {
            byte[] line = lines.next();
            if (line == null) {
                return false;
            }
            if (!isBlank(line)) {
                messages.accept(Json.read(line));
            }
        } catch (LineReader.LineTooLong e) {
            refuse(ErrorCode.INVALID_REQUEST, "The line is longer than " + LONGEST_LINE + " bytes and was skipped");
        } catch (MalformedJson e) {
            refuse(ErrorCode.PARSE_ERROR, "Parse error: the line is no JSON that can be read: " + e.getMessage());
        } catch (IOException e) {
            LOG.warn("event=stdin.broken");
            return false;
        } catch (RuntimeException e) {
            LOG.error("event=line.failed cause={}", ExceptionLine.of(e));
            refuse(ErrorCode.INTERNAL_ERROR, Call.INTERNAL);
        }
        return true;
    }

    private void refuse(int code, String reason) {
        writer.send(new Message.Invalid(null, code, reason).answer());
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
