package dev.yata.todo.authserver;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The auth-server's JWK set, fetched when first needed and then kept, also through an outage of the auth-server.
 *
 * <p>A key that is not in the set makes it fetch again, but no more often than {@code yata.keys.unknown-key-interval}:
 * invented {@code kid}s must not become requests to the auth-server.
 */
@Component
public class AuthServerKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AuthServerKeys.class);
    private static final String PATH = "/oauth/jwks";

    private final AuthServer authServer;
    private final AuthServerProperties.Keys settings;
    private final Clock clock;
    private volatile @Nullable Fetched fetched;
    private volatile Instant triedAt = Instant.EPOCH;

    public AuthServerKeys(AuthServer authServer, AuthServerProperties properties, Clock clock) {
        this.authServer = authServer;
        this.settings = properties.keys();
        this.clock = clock;
    }

    /** Selects keys; {@link RemoteKeySourceException} says that none are known and none can be had now. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Fetched known = fetched;
        if (known == null || known.olderThan(settings.refreshAfter(), clock)) {
            known = refresh(known);
        }
        List<JWK> selected = selector.select(usable(known));
        return selected.isEmpty() ? selector.select(usable(refresh(known))) : selected;
    }

    private JWKSet usable(@Nullable Fetched known) throws RemoteKeySourceException {
        if (known == null || known.olderThan(settings.keepFor(), clock)) {
            throw new RemoteKeySourceException("The auth-server's keys cannot be had", null);
        }
        return known.keys();
    }

    /** One fetch at a time; who waited for another's fetch takes what that one brought. */
    private synchronized @Nullable Fetched refresh(@Nullable Fetched seen) {
        if (!Objects.equals(fetched, seen)
                || Duration.between(triedAt, clock.instant()).compareTo(settings.unknownKeyInterval()) < 0) {
            return fetched;
        }
        triedAt = clock.instant();
        try {
            AuthServer.Document document = authServer.fetch(PATH, null);
            if (document != null) {
                fetched = new Fetched(JWKSet.parse(document.text()), triedAt);
            }
        } catch (IOException | ParseException e) {
            LOG.warn(
                    "The auth-server's keys could not be fetched, {} known: {}",
                    fetched == null ? "none" : "some",
                    e.toString());
        }
        return fetched;
    }

    private record Fetched(JWKSet keys, Instant at) {

        boolean olderThan(Duration age, Clock clock) {
            return at.plus(age).isBefore(clock.instant());
        }
    }
}
