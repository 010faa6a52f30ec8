package dev.yata.resource.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Closes a connection whose headers do not arrive in time, and fails the read of a body that does not. */
final class DeadlineProcessor extends Http11Processor {

    private final DeadlineProtocol protocol;

    /** The connection that has sent a part of its headers. */
    private @Nullable SocketWrapperBase<?> incomplete;

    private long headerStart;

    DeadlineProcessor(DeadlineProtocol protocol, Adapter adapter) {
        super(protocol, adapter);
        this.protocol = protocol;
        request.setInputBuffer(new TimedBody(request.getInputBuffer()));
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        SocketState state = super.service(socket);
        // Without an asynchronous request, LONG means that a part of the headers is missing.
        if (state != SocketState.LONG || isAsync()) {
            incomplete = null;
            return state;
        }
        if (incomplete != socket) {
            incomplete = socket;
            headerStart = System.nanoTime();
        }
        // The timeout becomes shorter when the server is busy.
        long left = millisUntil(headerStart + TimeUnit.MILLISECONDS.toNanos(protocol.getConnectionTimeout()));
        if (left <= 0) {
            incomplete = null;
            return SocketState.CLOSED;
        }
        socket.setReadTimeout(left);
        return state;
    }

    private static long millisUntil(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
    }

    /** Limits the time of a whole body. Tomcat answers the exception with 408 and closes the connection. */
    private final class TimedBody implements InputBuffer {

        private final InputBuffer body;

        TimedBody(InputBuffer body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            Duration time = protocol.bodyTime().plusMillis(protocol.getConnectionTimeout());
            long left = millisUntil(request.getStartTimeNanos() + time.toNanos());
            if (left <= 0) {
                throw new SocketTimeoutException("The body did not arrive in time");
            }
            SocketWrapperBase<?> socket = getSocketWrapper();
            socket.setReadTimeout(Math.min(left, protocol.getConnectionUploadTimeout()));
            return body.doRead(handler);
        }

        @Override
        public int available() {
            return body.available();
        }
    }
}
