package dev.yata.auth.authentication;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches the JWK set that a client publishes: at most 64 KB within 3 s, without following redirects. Uses a set for 5
 * minutes, or for an hour if the client's server fails. Fetches again for an unknown {@code kid}, at most twice in 30
 * s.
 */
final class PublishedKeys implements ResourceRetriever {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration CACHE_TIME = Duration.ofMinutes(5);
    private static final Duration OUTAGE_CACHE_TIME = Duration.ofHours(1);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MIN_REFETCH_INTERVAL = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(ProxySelector.getDefault())
            .build();

    private PublishedKeys() {}

    /** Returns the keys at this address. Fetches them when they are first needed. */
    static JWKSource<SecurityContext> source(String uri) {
        try {
            return JWKSourceBuilder.create(URI.create(uri).toURL(), new PublishedKeys())
                    .cache(CACHE_TIME.toMillis(), FETCH_TIMEOUT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(MIN_REFETCH_INTERVAL.toMillis())
                    .outageTolerant(OUTAGE_CACHE_TIME.toMillis())
                    .build();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fetches the set. After the time limit, closes the connection, so that a slow server does not occupy a thread. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString())).build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                HTTP.sendAsync(request, response -> new LimitedBody(MAX_BYTES));
        try {
            return resource(exchange.get(FETCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            throw new IOException("No JWK set within " + FETCH_TIMEOUT.toSeconds() + " s", slow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while fetching a JWK set", stopping);
        } catch (ExecutionException failed) {
            throw new IOException("The JWK set could not be fetched", failed.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private static Resource resource(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("The JWK set was answered with status " + response.statusCode());
        }
        return new Resource(new String(response.body(), StandardCharsets.UTF_8), null);
    }
}
