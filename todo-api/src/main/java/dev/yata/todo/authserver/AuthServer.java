package dev.yata.todo.authserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fetches documents from the auth-server: no redirects, two seconds at most, one MiB at most. */
@Component
public class AuthServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
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
     * Gets a document.
     *
     * @param path below the auth-server's base, with its leading slash
     * @param etag of the copy at hand, for a conditional request
     * @return the document, or null when the copy at hand is still the newest
     * @throws IOException when there is no answer, a wrong one, or one that is too long
     */
    public @Nullable Document fetch(String path, @Nullable String etag) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        HttpResponse<InputStream> response = send(request.build());
        try (InputStream body = response.body()) {
            if (response.statusCode() == 304 && etag != null) {
                return null;
            }
            if (response.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(path, response.statusCode()));
            }
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("%s is longer than %d bytes".formatted(path, MAX_BYTES));
            }
            return new Document(
                    new String(bytes, StandardCharsets.UTF_8),
                    response.headers().firstValue("ETag").orElse(null));
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while fetching " + request.uri());
        }
    }

    /** What was fetched, and the entity tag to ask for news with. */
    public record Document(String text, @Nullable String etag) {}
}
