package dev.yata.todo.authserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches documents from the auth-server: no redirects, two seconds at most, one MiB at most. */
@Component
public class AuthServer {

    /** From the first byte sent to the last one received. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final int MAX_BYTES = 1 << 20;

    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public AuthServer(AuthServerProperties properties) {
        this.url = properties.authUrl().toString();
    }

    /**
     * Gets a document; nobody has to wait for it.
     *
     * @param path below the auth-server's base, with its leading slash
     * @param etag of the copy at hand, for a conditional request
     * @return the document, or nothing when the copy at hand is still the newest; fails when there is no answer in
     *     time, a wrong one, or one that is too long
     */
    public CompletableFuture<Optional<Document>> fetch(String path, @Nullable String etag) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.build(), response -> new LimitedBody(MAX_BYTES));
        return exchange.copy()
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> exchange.cancel(true))
                .thenApply(response -> read(path, etag, response));
    }

    private static Optional<Document> read(String path, @Nullable String etag, HttpResponse<byte[]> response) {
        if (response.statusCode() == 304 && etag != null) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new CompletionException(new IOException("%s answered %d".formatted(path, response.statusCode())));
        }
        return Optional.of(new Document(
                new String(response.body(), StandardCharsets.UTF_8),
                response.headers().firstValue("ETag").orElse(null)));
    }

    /** What was fetched, and the entity tag to ask for news with. */
    public record Document(String text, @Nullable String etag) {}
}
