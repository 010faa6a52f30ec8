package dev.yata.resource.authserver;

import dev.yata.resource.document.DocumentClient;
import dev.yata.resource.document.DocumentClient.Document;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fetches documents from the auth-server. A fetch takes at most two seconds and 1 MiB. */
public class AuthServerClient {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final String url;
    private final DocumentClient documents = new DocumentClient(TIMEOUT, 1 << 20);

    public AuthServerClient(AuthServerProperties properties) {
        this.url = properties.authUrl().toString();
    }

    /**
     * Gets a document without blocking, as {@link DocumentClient#fetch} does.
     *
     * @param path below the auth-server's base URL, with its leading slash
     * @param etag the entity tag of the cached copy, for a conditional request
     */
    public CompletableFuture<Optional<Document>> fetch(String path, @Nullable String etag) {
        return documents.fetch(URI.create(url + path), etag);
    }
}
