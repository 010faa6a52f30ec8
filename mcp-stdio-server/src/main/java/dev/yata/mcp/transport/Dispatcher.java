package dev.yata.mcp.transport;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings each message to where it is handled. Requests run side by side. */
final class Dispatcher {

    private static final int DRAIN_SECONDS = 2;
    private static final int LARGEST_BATCH = 100;

    private final Protocol protocol;
    private final MessageWriter writer;
    private final RunningCalls running = new RunningCalls();
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
            accept(Message.of(value), answer -> {
                if (answer != null) {
                    writer.send(answer);
                }
            });
        } else if (!protocol.acceptsBatches()) {
            refuse("Batches exist in protocol version 2025-03-26 only: send one message a line");
        } else if (elements.isEmpty()) {
            refuse("A batch must hold a message");
        } else if (elements.size() > LARGEST_BATCH) {
            refuse("A batch may hold " + LARGEST_BATCH + " messages; this one has " + elements.size()
                    + " and none was read");
        } else {
            Batch batch = new Batch(elements.size(), writer::send);
            for (Object element : elements) {
                accept(batched(Message.of(element)), batch::end);
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

    /** @param end told exactly once: the answer, or null when there is none to give */
    private void accept(Message message, Consumer<@Nullable Object> end) {
        if (message instanceof Message.Request request) {
            start(request, end);
        } else if (message instanceof Message.Invalid invalid) {
            end.accept(invalid.answer());
        } else {
            if (message instanceof Message.Notification notification) {
                heed(notification);
            } else if (message instanceof Message.Response response) {
                protocol.heed(response);
            }
            end.accept(null);
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

    private void start(Message.Request request, Consumer<@Nullable Object> end) {
        Call call = new Call(request, protocol, writer, (over, answer) -> {
            running.remove(over);
            if (answer == null) {
                workers.remove(over);
            }
            end.accept(answer);
        });
        if (!running.add(call)) {
            String reason = "A request with this id is still running";
            end.accept(new Message.Invalid(request.id(), ErrorCode.INVALID_REQUEST, reason).answer());
        } else if (protocol.isInstant(request)) {
            call.run();
        } else if (!workers.run(call)) {
            call.fail(ErrorCode.BUSY, "The server is busy with other requests; nothing was done. Try again later");
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
