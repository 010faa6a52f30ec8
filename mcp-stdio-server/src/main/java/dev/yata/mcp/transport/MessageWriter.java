package dev.yata.mcp.transport;

import dev.yata.mcp.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The only writer of stdout: whole lines, UTF-8 whatever the locale, each flushed. */
final class MessageWriter {

    private final OutputStream out;
    private final Runnable peerGone;

    /** @param peerGone run when stdout can't be written any more, since nobody is left to answer */
    MessageWriter(OutputStream out, Runnable peerGone) {
        this.out = out;
        this.peerGone = peerGone;
    }

    void send(Object message) {
        byte[] line = (Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(line);
                out.flush();
            } catch (IOException e) {
                peerGone.run();
            }
        }
    }
}
