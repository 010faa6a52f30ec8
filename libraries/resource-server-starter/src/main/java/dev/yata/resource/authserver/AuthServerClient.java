package dev.yata.resource.authserver;

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

/** Fetches documents from the auth-server. A fetch takes at most two seconds and 1 MiB, and follows no redirects. */
public class AuthServerClient {

    /** Limits the time from the first byte sent to the last byte received. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final int MAX_BYTES = 1 << 20;

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public AuthServerClient(AuthServerProperties properties) {
        this.url = properties.authUrl().toString();
    }

    /**
     * Gets a document without blocking.
     *
     * @param path below the auth-server's base URL, with its leading slash
     * @param etag the entity tag of the cached copy, for a conditional request
     * @return the document, or nothing if the cached copy is still the newest. The future fails after the timeout, for
     *     any other status than 200, and for a body that is too long
     */
    public CompletableFuture<Optional<Document>> fetch(String path, @Nullable String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        CompletableFuture<HttpResponse<ByteArrayOutputStream>> exchange =
                http.sendAsync(request.build(), response -> limitedBody());
        return exchange.copy()
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> exchange.cancel(true))
                .thenApply(response -> read(path, etag, response));
    }

    /** Collects one byte more than the limit and drops the rest. The timeout ends a body without end. */
    private static BodySubscriber<ByteArrayOutputStream> limitedBody() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(
                        bytes -> body.write(bytes, 0, Math.min(bytes.length, MAX_BYTES + 1 - body.size())))),
                end -> body);
    }

    private static Optional<Document> read(
            String path, @Nullable String etag, HttpResponse<ByteArrayOutputStream> response) {
        if (response.statusCode() == 304 && etag != null) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new CompletionException(new IOException("%s answered %d".formatted(path, response.statusCode())));
        }
        if (response.body().size() > MAX_BYTES) {
            throw new CompletionException(new IOException("%s is longer than %d bytes".formatted(path, MAX_BYTES)));
        }
        return Optional.of(new Document(
                response.body().toString(StandardCharsets.UTF_8),
                response.headers().firstValue("ETag").orElse(null)));
    }

    /** Holds a fetched document, and the entity tag for the next conditional request. */
    public record Document(String text, @Nullable String etag) {}
}
