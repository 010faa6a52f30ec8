package dev.yata.auth.client;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Fetches the JWK set that a client publishes, at most 64 KB within 3 s and never from where a redirect leads. A set is kept for 5
 * minutes, and through an outage for an hour; an unknown kid makes it fetch again, but not more than twice in 30 s.
 */
final class PublishedKeys implements ResourceRetriever {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 1_000;
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** A read that times out is not enough: a server may send a byte now and then. */
    private static final ExecutorService FETCHES = Executors.newCachedThreadPool(threads());

    private PublishedKeys() {}

    private static CustomizableThreadFactory threads() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("jwks-");
        threads.setDaemon(true);
        return threads;
    }

    /** Fetches nothing yet. */
    static JWKSource<SecurityContext> source(String uri) {
        try {
            return JWKSourceBuilder.create(URI.create(uri).toURL(), new PublishedKeys())
                    .cache(KEPT.toMillis(), WAIT.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(PAUSE.toMillis())
                    .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Fetch fetch = new Fetch();
        Future<Resource> fetched = FETCHES.submit(() -> fetch.retrieveResource(url));
        try {
            return fetched.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            FETCHES.execute(fetch::stop);
            throw new IOException("No JWK set within " + WAIT.toSeconds() + " s", slow);
        } catch (InterruptedException stopping) {
            FETCHES.execute(fetch::stop);
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while fetching a JWK set", stopping);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed.getCause());
        }
    }

    private static final class Fetch extends DefaultResourceRetriever {

        private volatile @Nullable HttpURLConnection opened;

        Fetch() {
            super(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            opened = connection;
            return connection;
        }

        /** Closing may have to wait for a read. */
        void stop() {
            HttpURLConnection connection = opened;
            if (connection != null) {
                connection.disconnect();
            }
        }
    }
}
