package dev.yata.auth.authentication;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.yata.auth.settings.KeyHosts;
import dev.yata.resource.document.DocumentClient;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Fetches the JWK set that a client publishes: at most 64 KB within 3 s, without following redirects. Uses a set for 5
 * minutes, or for an hour if the client's server fails. Fetches again for an unknown {@code kid}, at most twice in 30
 * s. Checks before each fetch whether the host is allowed. The connection goes to the addresses that were checked, because
 * Java keeps them for 30 s by default. Even if they change in between, TLS lets no other host answer for this name.
 */
final class PublishedKeys implements ResourceRetriever {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration CACHE_TIME = Duration.ofMinutes(5);
    private static final Duration OUTAGE_CACHE_TIME = Duration.ofHours(1);
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MIN_REFETCH_INTERVAL = Duration.ofSeconds(30);

    private static final DocumentClient DOCUMENTS = new DocumentClient(FETCH_TIMEOUT, MAX_BYTES);

    private final KeyHosts hosts;

    private PublishedKeys(KeyHosts hosts) {
        this.hosts = hosts;
    }

    /** Returns the keys at this address. Fetches them when they are first needed. */
    static JWKSource<SecurityContext> source(String uri, KeyHosts hosts) {
        try {
            return JWKSourceBuilder.create(URI.create(uri).toURL(), new PublishedKeys(hosts))
                    .cache(CACHE_TIME.toMillis(), FETCH_TIMEOUT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(MIN_REFETCH_INTERVAL.toMillis())
                    .outageTolerant(OUTAGE_CACHE_TIME.toMillis())
                    .build();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        URI uri = URI.create(url.toString());
        if (!hosts.allows(uri)) {
            throw new IOException(
                    "The host of jwks_uri is private or unknown, and yata.jwks-uri.private-hosts is false");
        }
        try {
            return new Resource(DOCUMENTS.fetch(uri, null).get().orElseThrow().text(), null);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while fetching a JWK set", stopping);
        } catch (ExecutionException failed) {
            throw new IOException("The JWK set could not be fetched", failed.getCause());
        }
    }
}
