package dev.yata.resource.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Fetches small documents, such as key sets, without following redirects. */
public final class DocumentClient {

    private final Duration timeout;
    private final int maxBytes;
    private final HttpClient http;

    /**
     * Sets the limits of each fetch.
     *
     * @param timeout from the first byte sent to the last byte received
     * @param maxBytes of the document
     */
    public DocumentClient(Duration timeout, int maxBytes) {
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Gets a document without blocking.
     *
     * @param etag the entity tag of the cached copy, for a conditional request
     * @return the document, or nothing if the cached copy is still the newest. The future fails after the timeout, for
     *     any other status than 200, and for a body that is too long
     */
    public CompletableFuture<Optional<Document>> fetch(URI uri, @Nullable String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        CompletableFuture<HttpResponse<ByteArrayOutputStream>> exchange =
                http.sendAsync(request.build(), response -> limitedBody());
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> exchange.cancel(true))
                .thenApply(response -> read(response, etag));
    }

    /** Collects one byte more than the limit and drops the rest. The timeout ends a body without end. */
    private BodySubscriber<ByteArrayOutputStream> limitedBody() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(
                        bytes -> body.write(bytes, 0, Math.min(bytes.length, maxBytes + 1 - body.size())))),
                end -> body);
    }

    private Optional<Document> read(HttpResponse<ByteArrayOutputStream> response, @Nullable String etag) {
        if (response.statusCode() == 304 && etag != null) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new CompletionException(new IOException(response.uri() + " answered " + response.statusCode()));
        }
        if (response.body().size() > maxBytes) {
            throw new CompletionException(new IOException(response.uri() + " is longer than " + maxBytes + " bytes"));
        }
        return Optional.of(new Document(
                response.body().toString(StandardCharsets.UTF_8),
                response.headers().firstValue("ETag").orElse(null)));
    }

    /** Holds a fetched document, and the entity tag for the next conditional request. */
    public record Document(String text, @Nullable String etag) {}
}
