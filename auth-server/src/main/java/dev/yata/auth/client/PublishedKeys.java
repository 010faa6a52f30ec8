package dev.yata.auth.client;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

/**
 * Fetches the JWK set that a client publishes, at most 64 KB and never from where a redirect leads. A set is kept for 5
 * minutes, and through an outage for an hour; an unknown kid makes it fetch again, but not more than twice in 30 s.
 */
final class PublishedKeys extends DefaultResourceRetriever {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 1_000;
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
    private static final Duration WAIT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private PublishedKeys() {
        super(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
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
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
        HttpURLConnection connection = super.openHTTPConnection(url);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }
}
