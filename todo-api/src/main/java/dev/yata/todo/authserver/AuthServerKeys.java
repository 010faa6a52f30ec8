package dev.yata.todo.authserver;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
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
import org.springframework.stereotype.Component;

/**
 * The auth-server's JWK set, fetched when first needed and then kept, also through an outage of the auth-server: a
 * known key serves at once, whether or not newer ones are being fetched.
 *
 * <p>A key that is not in the set makes it fetch again, but no more often than {@code yata.keys.unknown-key-interval}:
 * invented {@code kid}s must not become requests to the auth-server.
 */
@Component
public class AuthServerKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AuthServerKeys.class);
    private static final String PATH = "/oauth/jwks";

    /** Enough for an auth-server that is well; when it is not, the key is most likely invented. */
    private static final Duration WAIT_FOR_UNKNOWN_KEY = Duration.ofMillis(500);

    private final AuthServer authServer;
    private final AuthServerProperties.Keys settings;
    private final Clock clock;
    private final Attempts attempts;
    private volatile @Nullable Fetched fetched;

    public AuthServerKeys(AuthServer authServer, AuthServerProperties properties, Clock clock) {
        this.authServer = authServer;
        this.settings = properties.keys();
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    /** Selects keys; {@link RemoteKeySourceException} says that none are known and none can be had now. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Fetched known = fetched;
        if (known == null || known.olderThan(settings.keepFor(), clock)) {
            Attempts.await(refresh(), AuthServer.TIMEOUT);
        } else {
            List<JWK> selected = selector.select(known.keys());
            if (!selected.isEmpty() && !known.olderThan(settings.refreshAfter(), clock)) {
                return selected;
            }
            CompletableFuture<?> refresh = refresh();
            if (!selected.isEmpty()) {
                return selected;
            }
            Attempts.await(refresh, WAIT_FOR_UNKNOWN_KEY);
        }
        return selector.select(usable());
    }

    private JWKSet usable() throws RemoteKeySourceException {
        Fetched known = fetched;
        if (known == null || known.olderThan(settings.keepFor(), clock)) {
            throw new RemoteKeySourceException("The auth-server's keys cannot be had", null);
        }
        return known.keys();
    }

    private CompletableFuture<?> refresh() {
        return attempts.begin(
                settings.unknownKeyInterval(),
                () -> authServer
                        .fetch(PATH, null)
                        .thenAccept(document -> document.ifPresent(this::keep))
                        .whenComplete((nothing, failure) -> {
                            if (failure != null) {
                                LOG.warn(
                                        "The auth-server's keys could not be fetched, {} known: {}",
                                        fetched == null ? "none" : "some",
                                        failure.toString());
                            }
                        }));
    }

    private void keep(AuthServer.Document document) {
        try {
            fetched = new Fetched(JWKSet.parse(document.text()), clock.instant());
        } catch (ParseException e) {
            throw new CompletionException("not a JWK set", e);
        }
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean olderThan(Duration age, Clock clock) {
            return at.plus(age).isBefore(clock.instant());
        }
    }
}
