package dev.yata.resource.status;

import dev.yata.resource.authserver.AuthServerClient;
import dev.yata.resource.authserver.SharedAttempt;
import dev.yata.resource.document.DocumentClient.Document;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Caches one status list. Only a newer signed list makes the copy younger. {@code 304 Not Modified} has no signature, so
 * it only saves a download.
 */
final class CachedStatusList {

    /** How long to wait after a failed first fetch. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** How long a request waits for a list that is not cached yet. */
    private static final Duration FIRST_FETCH = Duration.ofSeconds(2);

    /** The accepted difference between the clocks of this service and of the replicas of the auth-server. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private final String uri;
    private final String path;
    private final Clock clock;
    private final Duration failClosedAfter;
    private final SharedAttempt fetches;
    private volatile @Nullable Copy copy;
    private volatile @Nullable Throwable failure;
    private volatile Instant confirmedAt = Instant.EPOCH;
    private volatile Instant usedAt;

    /** @param failClosedAfter how long a signed list can be used */
    CachedStatusList(String uri, String path, Clock clock, Duration failClosedAfter) {
        this.uri = uri;
        this.path = path;
        this.clock = clock;
        this.failClosedAfter = failClosedAfter;
        this.fetches = new SharedAttempt(clock);
        this.usedAt = clock.instant();
    }

    Instant usedAt() {
        return usedAt;
    }

    /** Returns when the list was last known to be the newest; the current time if it has never been fetched. */
    Instant confirmedAt() {
        return copy == null ? clock.instant() : confirmedAt;
    }

    /** Returns why the last fetch failed, or null if it succeeded. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Returns the list, or null if there is none that is young enough. */
    @Nullable
    StatusList use(AuthServerClient authServer, StatusListTokenVerifier tokens) {
        usedAt = clock.instant();
        if (copy == null) {
            SharedAttempt.await(fetches.start(RETRY, () -> fetch(authServer, tokens)), FIRST_FETCH);
        }
        Copy current = copy;
        return current != null && current.isUsable(usedAt, failClosedAfter) ? current.list() : null;
    }

    /** Starts to fetch a newer copy in the background. The old copy stays until then. */
    void refresh(AuthServerClient authServer, StatusListTokenVerifier tokens) {
        CompletableFuture<?> unused = fetches.start(Duration.ZERO, () -> fetch(authServer, tokens));
    }

    private CompletableFuture<?> fetch(AuthServerClient authServer, StatusListTokenVerifier tokens) {
        Instant requestedAt = clock.instant();
        return authServer.fetch(path, tagToSend(requestedAt)).handle((document, error) -> {
            failure = error;
            if (error == null) {
                document.ifPresent(newer -> keep(newer, tokens, requestedAt));
                confirmedAt = failure == null ? requestedAt : confirmedAt;
            }
            return requestedAt;
        });
    }

    /** Returns the entity tag of the copy, or null if a signed list must come because the copy is becoming too old. */
    private @Nullable String tagToSend(Instant now) {
        Copy current = copy;
        return current != null && current.isUsable(now, failClosedAfter.dividedBy(2)) ? current.etag() : null;
    }

    private void keep(Document document, StatusListTokenVerifier tokens, Instant requestedAt) {
        try {
            StatusList newer = tokens.verify(document.text(), uri);
            if (newer.issuedAt().isAfter(requestedAt.plus(CLOCK_SKEW))) {
                throw new IOException("The status list was issued in the future, at " + newer.issuedAt());
            }
            Copy current = copy;
            copy = current == null
                    ? new Copy(newer, document.etag(), requestedAt)
                    : current.replacedBy(newer, document.etag(), requestedAt);
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    /**
     * Holds a verified list.
     *
     * @param etag the entity tag of the last signed response
     * @param requestedAt when this service requested the list
     */
    private record Copy(StatusList list, @Nullable String etag, Instant requestedAt) {

        boolean isUsable(Instant now, Duration maxAge) {
            return !requestedAt.plus(maxAge).isBefore(now) && !list.isExpired(now);
        }

        /**
         * Returns the copy to use after another list came. A list that is not newer never undoes a revocation, and does
         * not make the copy younger. It may come from a replica whose clock is behind, so its revocations count.
         */
        Copy replacedBy(StatusList other, @Nullable String otherTag, Instant now) throws IOException {
            if (other.issuedAt().isAfter(list.issuedAt())) {
                return new Copy(other, otherTag, now);
            }
            if (other.issuedAt().isBefore(list.issuedAt().minus(CLOCK_SKEW))) {
                throw new IOException("The status list was issued at %s, before the cached one of %s"
                        .formatted(other.issuedAt(), list.issuedAt()));
            }
            return new Copy(list.withRevocationsOf(other), otherTag, requestedAt);
        }
    }
}
