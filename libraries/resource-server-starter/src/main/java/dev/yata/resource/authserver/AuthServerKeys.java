package dev.yata.resource.authserver;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.yata.resource.document.DocumentClient.Document;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches the auth-server's JWK set, and keeps it during an outage of the auth-server. Returns a known key immediately,
 * even while a newer set is being fetched.
 *
 * <p>An unknown key causes a fetch, at most once per {@code yata.keys.unknown-key-interval}. Otherwise requests with
 * invented {@code kid}s could overload the auth-server.
 */
public class AuthServerKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AuthServerKeys.class);
    private static final String PATH = "/oauth/jwks";

    /** Limits the wait for an unknown key. A healthy auth-server answers within this time. */
    private static final Duration WAIT_FOR_UNKNOWN_KEY = Duration.ofMillis(500);

    private final AuthServerClient authServer;
    private final AuthServerProperties.Keys settings;
    private final Clock clock;
    private final SharedAttempt fetches;
    private volatile @Nullable Fetched fetched;

    public AuthServerKeys(AuthServerClient authServer, AuthServerProperties properties, Clock clock) {
        this.authServer = authServer;
        this.settings = properties.keys();
        this.clock = clock;
        this.fetches = new SharedAttempt(clock);
    }

    /** Selects keys; throws {@link RemoteKeySourceException} if none are cached and the auth-server does not answer. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Fetched known = fetched;
        if (known == null || known.olderThan(settings.keepFor(), clock)) {
            SharedAttempt.await(refresh(), AuthServerClient.TIMEOUT);
        } else {
            List<JWK> selected = selector.select(known.keys());
            if (!selected.isEmpty() && !known.olderThan(settings.refreshAfter(), clock)) {
                return selected;
            }
            CompletableFuture<?> refresh = refresh();
            if (!selected.isEmpty()) {
                return selected;
            }
            SharedAttempt.await(refresh, WAIT_FOR_UNKNOWN_KEY);
        }
        return selector.select(usable());
    }

    private JWKSet usable() throws RemoteKeySourceException {
        Fetched known = fetched;
        if (known == null || known.olderThan(settings.keepFor(), clock)) {
            throw new RemoteKeySourceException("The auth-server's keys are not available", null);
        }
        return known.keys();
    }

    private CompletableFuture<?> refresh() {
        return fetches.start(
                settings.unknownKeyInterval(),
                () -> authServer
                        .fetch(PATH, null)
                        .thenAccept(document -> document.ifPresent(this::keep))
                        .whenComplete((nothing, failure) -> {
                            if (failure != null) {
                                LOG.warn(
                                        "Fetching the auth-server's keys failed; {}: {}",
                                        fetched == null ? "no keys are cached" : "the cached keys stay in use",
                                        failure.toString());
                            }
                        }));
    }

    private void keep(Document document) {
        try {
            fetched = new Fetched(JWKSet.parse(document.text()), clock.instant());
        } catch (ParseException e) {
            throw new CompletionException("The document is not a JWK set", e);
        }
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean olderThan(Duration age, Clock clock) {
            return at.plus(age).isBefore(clock.instant());
        }
    }
}
