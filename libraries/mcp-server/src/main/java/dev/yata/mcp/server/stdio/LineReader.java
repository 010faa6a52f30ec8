package dev.yata.mcp.server.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines of limited length, so that an endless line can't fill the memory. */
final class LineReader {

    private final InputStream in;
    private final int limit;
    private final byte[] chunk = new byte[8192];
    private int position;
    private int end;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Returns the next line without its line feed, or null at the end of the stream. The last line may lack its line
     * feed.
     *
     * @throws LineTooLong when the line had more bytes than the limit; the reader has skipped all of it
     */
    byte @Nullable [] next() throws IOException, LineTooLong {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        RequestIdScanner skipped = null;
        boolean any = false;
        while (fill()) {
            any = true;
            int start = position;
            int stop = lineFeed();
            position = Math.min(stop + 1, end);
            if (skipped == null && line.size() + (stop - start) > limit) {
                skipped = new RequestIdScanner();
                skipped.accept(line.toByteArray(), 0, line.size());
                line.reset();
            }
            if (skipped == null) {
                line.write(chunk, start, stop - start);
            } else {
                skipped.accept(chunk, start, stop);
            }
            if (stop < end) {
                break;
            }
        }
        if (skipped != null) {
            throw new LineTooLong(skipped.id());
        }
        return any ? line.toByteArray() : null;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(in.read(chunk), 0);
        }
        return end > 0;
    }

    private int lineFeed() {
        int at = position;
        while (at < end && chunk[at] != '\n') {
            at++;
        }
        return at;
    }

    static final class LineTooLong extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Object id;

        private LineTooLong(@Nullable Object id) {
            this.id = id;
        }

        /** Returns the id of the request in the line; null if it is unknown. */
        @Nullable
        Object id() {
            return id;
        }
    }
}
