package dev.yata.resource.status;

import dev.yata.resource.authserver.AuthServerClient;
import dev.yata.resource.authserver.SharedAttempt;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Caches one status list, and the time at which it was last known to be the newest. */
final class CachedStatusList {

    /** How long to wait after a failed first fetch. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** How long a request waits for a list that is not cached yet. */
    private static final Duration FIRST_FETCH = Duration.ofSeconds(2);

    private final String uri;
    private final String path;
    private final Clock clock;
    private final SharedAttempt fetches;
    private volatile @Nullable StatusList list;
    private volatile @Nullable String etag;
    private volatile @Nullable Throwable failure;
    private volatile Instant freshAt = Instant.EPOCH;
    private volatile Instant usedAt;

    CachedStatusList(String uri, String path, Clock clock) {
        this.uri = uri;
        this.path = path;
        this.clock = clock;
        this.fetches = new SharedAttempt(clock);
        this.usedAt = clock.instant();
    }

    Instant usedAt() {
        return usedAt;
    }

    /** Returns when the list was last known to be the newest; the current time if it has never been fetched. */
    Instant freshAt() {
        return list == null ? clock.instant() : freshAt;
    }

    /** Returns why the last fetch failed, or null if it succeeded. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Returns the list, or null if there is none younger than {@code maxAge}. */
    @Nullable
    StatusList use(Duration maxAge, AuthServerClient authServer, StatusListTokenVerifier tokens) {
        usedAt = clock.instant();
        if (list == null) {
            SharedAttempt.await(fetches.start(RETRY, () -> fetch(authServer, tokens)), FIRST_FETCH);
        }
        return freshAt.plus(maxAge).isBefore(usedAt) ? null : list;
    }

    /** Starts to fetch a newer copy in the background. The old copy stays until then. */
    void refresh(AuthServerClient authServer, StatusListTokenVerifier tokens) {
        CompletableFuture<?> unused = fetches.start(Duration.ZERO, () -> fetch(authServer, tokens));
    }

    private CompletableFuture<?> fetch(AuthServerClient authServer, StatusListTokenVerifier tokens) {
        Instant requestedAt = clock.instant();
        return authServer.fetch(path, etag).handle((document, error) -> {
            failure = error;
            if (error == null) {
                document.ifPresent(newer -> keep(newer, tokens));
                freshAt = failure == null ? requestedAt : freshAt;
            }
            return requestedAt;
        });
    }

    private void keep(AuthServerClient.Document document, StatusListTokenVerifier tokens) {
        try {
            list = tokens.verify(document.text(), uri);
            etag = document.etag();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }
}
