package dev.yata.mcp.server.protocol;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Collects the responses to a JSON-RPC batch (§6) and sends them as one array after the last response. */
final class Batch implements ResponseSink {

    private final ResponseSink out;
    private final List<Runnable> written = new ArrayList<>();
    private final ByteArrayOutputStream array = new ByteArrayOutputStream();
    private int open;
    private int bytesLeft;

    /**
     * @param size the number of calls of {@link #send} and {@link #noResponse} to wait for
     * @param bytesLeft the most bytes that the responses may have together, because all wait in memory for the last one
     */
    Batch(int size, int bytesLeft, ResponseSink out) {
        this.open = size;
        this.bytesLeft = bytesLeft;
        this.out = out;
    }

    @Override
    public synchronized boolean reserve(int bytes) {
        if (bytes > bytesLeft) {
            return false;
        }
        bytesLeft -= bytes;
        return true;
    }

    @Override
    public synchronized void send(byte[] json, Runnable whenWritten) {
        array.write(written.isEmpty() ? '[' : ',');
        array.writeBytes(json);
        written.add(whenWritten);
        countDown();
    }

    @Override
    public synchronized void noResponse() {
        countDown();
    }

    private void countDown() {
        open--;
        if (open == 0 && !written.isEmpty()) {
            array.write(']');
            out.send(array.toByteArray(), () -> written.forEach(Runnable::run));
        }
    }
}
