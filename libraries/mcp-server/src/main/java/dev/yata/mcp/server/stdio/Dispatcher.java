package dev.yata.mcp.server.stdio;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings each message to where it is handled. Requests run side by side. */
final class Dispatcher {

    private static final int DRAIN_SECONDS = 2;
    private static final int LARGEST_BATCH = 100;

    /** Bytes that heavy requests may take together, by {@link Weight}. The heaviest line alone takes half of it. */
    static final int ROOM = 64 * 1024 * 1024;

    /** Bytes. How many requests wait bounds what those up to this weight take, so that they need no room. */
    static final int LIGHT = 16 * 1024;

    private static final String BUSY = "The server is busy with other requests; nothing was done. Try again later";

    private final Protocol protocol;
    private final MessageWriter writer;
    private final RunningCalls running = new RunningCalls();
    private final Semaphore room = new Semaphore(ROOM);
    private final Workers workers;
    private boolean drained;

    /** @param callOver run by a thread that has worked on a call and has handed over its answer */
    Dispatcher(Protocol protocol, MessageWriter writer, Runnable callOver) {
        this.protocol = protocol;
        this.writer = writer;
        this.workers = new Workers(callOver);
    }

    /** Takes what one line held: a message or a batch of them. */
    void accept(@Nullable Object value) {
        if (!(value instanceof List<?> elements)) {
            accept(Message.of(value), writer);
        } else if (!protocol.acceptsBatches()) {
            refuse("Batches exist in protocol version 2025-03-26 only: send one message a line");
        } else if (elements.isEmpty()) {
            refuse("A batch must hold a message");
        } else if (elements.size() > LARGEST_BATCH) {
            refuse("A batch may hold " + LARGEST_BATCH + " messages; this one has " + elements.size()
                    + " and none was read");
        } else {
            Batch batch = new Batch(elements.size(), writer);
            for (Object element : elements) {
                accept(batched(Message.of(element)), batch);
            }
        }
    }

    /**
     * Ends what waits for the peer, gives what runs {@value #DRAIN_SECONDS} s to be answered, cancels the rest, and waits
     * 1 s for the peer to read. Whoever calls this while it is done, or again, waits for the one time.
     */
    synchronized void drain() {
        if (drained) {
            return;
        }
        drained = true;
        protocol.close();
        workers.drain(DRAIN_SECONDS, TimeUnit.SECONDS);
        running.cancelAll();
        writer.drain(1, TimeUnit.SECONDS);
    }

    /** @param outlet gets one answer, or is told that there is none to give */
    private void accept(Message message, Outlet outlet) {
        if (message instanceof Message.Request request) {
            start(request, outlet);
        } else if (message instanceof Message.Invalid invalid) {
            outlet.send(invalid.answer());
        } else {
            if (message instanceof Message.Notification notification) {
                heed(notification);
            } else if (message instanceof Message.Response response) {
                protocol.heed(response);
            }
            outlet.skip();
        }
    }

    private Message batched(Message message) {
        return message instanceof Message.Request request && !protocol.allowsInBatch(request)
                ? new Message.Invalid(
                        request.id(),
                        ErrorCode.INVALID_REQUEST,
                        "This request must be a message of its own, not in a batch")
                : message;
    }

    /** Never waits for room, since that would keep the reader from pings, cancellations and the answers of the user. */
    private void start(Message.Request request, Outlet outlet) {
        int weight = Weight.of(request);
        int share = weight > LIGHT ? weight : 0;
        if (!room.tryAcquire(share)) {
            outlet.send(new Message.Invalid(request.id(), ErrorCode.BUSY, BUSY).answer());
            return;
        }
        Call call = new Call(request, protocol, writer, outlet, workers, over -> {
            running.remove(over);
            room.release(share);
        });
        if (!running.add(call)) {
            room.release(share);
            String reason = "A request with this id is still running";
            outlet.send(new Message.Invalid(request.id(), ErrorCode.INVALID_REQUEST, reason).answer());
        } else if (protocol.isInstant(request)) {
            call.run();
        } else if (!workers.run(call)) {
            call.fail(ErrorCode.BUSY, BUSY);
        }
    }

    private void heed(Message.Notification notification) {
        if (!notification.method().equals("notifications/cancelled")) {
            protocol.heed(notification);
        } else if (notification.params() != null) {
            Object id = notification.params().get("requestId");
            if (id != null) {
                running.cancel(id);
            }
        }
    }

    private void refuse(String reason) {
        writer.send(new Message.Invalid(null, ErrorCode.INVALID_REQUEST, reason).answer());
    }
}
