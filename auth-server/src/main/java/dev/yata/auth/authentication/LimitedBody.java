package dev.yata.auth.authentication;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Reads the body of a response. Fails if the body is too long. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
    private final int maxBytes;
    private int received;
    private @Nullable Subscription subscription;

    LimitedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        body.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        received += parts.stream().mapToInt(ByteBuffer::remaining).sum();
        if (received <= maxBytes) {
            body.onNext(parts);
        } else if (subscription != null) {
            subscription.cancel();
            body.onError(new IOException("The response exceeds " + maxBytes + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failed) {
        body.onError(failed);
    }

    @Override
    public void onComplete() {
        body.onComplete();
    }
}
