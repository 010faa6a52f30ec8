package dev.yata.resource.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Reads the rest of a body that the application did not read, but only for a short time. Then it closes the connection.
 * Tomcat itself would read up to 2 MB without a deadline.
 */
final class UnreadBodies implements Adapter {

    /** How long an honest client may need for the rest of its request before it reads the response. */
    private static final Duration TIME = Duration.ofSeconds(2);

    private final Adapter application;

    UnreadBodies(Adapter application) {
        this.application = application;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        application.service(request, response);
        if (!is(ActionCode.ASYNC_IS_ASYNC, request) && !request.hasExpectation() && !readRest(request)) {
            response.action(ActionCode.CLOSE_NOW, null);
        }
    }

    private static boolean readRest(Request request) {
        long deadline = System.nanoTime() + TIME.toNanos();
        try {
            while (!is(ActionCode.REQUEST_BODY_FULLY_READ, request)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                if (request.getInputBuffer().doRead(new Discarded()) < 0) {
                    return true;
                }
            }
            return true;
        } catch (IOException closedOrTooSlow) {
            return false;
        }
    }

    private static boolean is(ActionCode question, Request request) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return application.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return application.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        application.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        application.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return application.getDomain();
    }

    /** Takes bytes that are not needed. */
    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // The parts of a body arrive in buffers of Tomcat.
        }
    }
}
