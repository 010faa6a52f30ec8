package dev.yata.stdio.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;

/** Collects a body up to a limit and gives up beyond it. */
final class BoundedBody extends AbstractBinAsyncEntityConsumer<byte[]> {

    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BoundedBody(int limit) {
        this.limit = limit;
    }

    @Override
    protected void streamStart(ContentType contentType) {}

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        if (bytes.size() + source.remaining() > limit) {
            throw new TooLarge();
        }
        byte[] part = new byte[source.remaining()];
        source.get(part);
        bytes.write(part);
    }

    @Override
    protected byte[] generateContent() {
        return bytes.toByteArray();
    }

    @Override
    public void releaseResources() {
        bytes.reset();
    }

    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
