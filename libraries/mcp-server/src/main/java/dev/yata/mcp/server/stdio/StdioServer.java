package dev.yata.mcp.server.stdio;

import dev.yata.mcp.server.McpServer;
import dev.yata.mcp.server.call.MemoryBudget;
import dev.yata.mcp.server.json.Json;
import dev.yata.mcp.server.json.MalformedJson;
import dev.yata.mcp.server.log.ExceptionLine;
import dev.yata.mcp.server.protocol.Connection;
import dev.yata.mcp.server.protocol.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one client over two streams. An invalid line never prevents reading the next one. */
public final class StdioServer {

    /** In bytes. The server skips a longer line and answers with an error. */
    static final int LONGEST_LINE = 4 * 1024 * 1024;

    /** After so many unreadable lines in a row, the input is not a client. */
    private static final int MOST_UNREADABLE = 200;

    /** At the end of the input, a call that takes longer is cancelled. Calls usually have a shorter time limit. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);

    private final LineReader lines;
    private final MessageWriter writer;
    private final Connection connection;
    private int unreadable;

    /**
     * Takes the streams. Other code must not use them.
     *
     * @param memory limits the memory of the calls
     * @param onClientDisconnect runs when {@code out} is broken
     */
    public StdioServer(
            McpServer server, MemoryBudget memory, InputStream in, OutputStream out, Runnable onClientDisconnect) {
        this.lines = new LineReader(in, LONGEST_LINE);
        this.writer = new MessageWriter(out, onClientDisconnect);
        this.connection = new Connection(server, "stdio", memory, writer);
    }

    /**
     * Serves until {@code in} ends, then finishes the running calls. Ends the process when the client has closed its end
     * of {@code out}, because no response can reach it any more.
     */
    public static void serve(McpServer server, InputStream in, OutputStream out) {
        Runnable end = () -> Runtime.getRuntime().halt(0);
        new StdioServer(server, MemoryBudget.ofHeap(), in, out, end).serve();
    }

    /** Serves until the input ends, then finishes the running calls. */
    public void serve() {
        boolean open = true;
        while (open) {
            writer.awaitCapacity();
            open = readLine();
        }
        end(LONGEST_CALL);
    }

    /** Waits 2 s for calls to be answered, cancels the rest, and waits 3 s for the client to read. */
    public void close() {
        end(Duration.ofSeconds(2));
    }

    private void end(Duration time) {
        connection.drain(time);
        writer.drain(Duration.ofSeconds(3));
    }

    /** Returns false at the end of the input. */
    private boolean readLine() {
        try {
            byte[] line = lines.next();
            return line != null && (isBlank(line) || accept(line));
        } catch (LineReader.LineTooLong e) {
            return refuse(
                    e.id(),
                    ErrorCode.INVALID_REQUEST,
                    "The line is longer than " + LONGEST_LINE + " bytes and was skipped");
        } catch (IOException e) {
            LOG.warn("event=stdin.broken");
            return false;
        }
    }

    private boolean accept(byte[] line) {
        try {
            Object message = Json.read(line);
            unreadable = 0;
            connection.accept(message, writer);
            return true;
        } catch (MalformedJson e) {
            return refuse(
                    RequestIdScanner.find(line),
                    ErrorCode.PARSE_ERROR,
                    "Parse error: the line is not JSON that can be read: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("event=line.failed cause={}", ExceptionLine.of(e));
            writer.refuse(null, ErrorCode.INTERNAL_ERROR, "Internal error; the server's stderr has the cause");
            return true;
        }
    }

    /** Answers an unreadable line. Returns false if the input has only such lines, such as a binary file. */
    private boolean refuse(@Nullable Object id, int code, String reason) {
        writer.refuse(id, code, reason);
        unreadable = id == null ? unreadable + 1 : 0;
        if (unreadable >= MOST_UNREADABLE) {
            LOG.error("event=stdin.unreadable lines={}", unreadable);
        }
        return unreadable < MOST_UNREADABLE;
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
