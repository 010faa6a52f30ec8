package dev.yata.todo.status;

import dev.yata.todo.authserver.Attempts;
import dev.yata.todo.authserver.AuthServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The newest known copy of one list, and when it was last known to be the newest. */
final class CachedStatusList {

    /** How soon a list that could not be fetched at first sight is tried again. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** How long a request waits for a list that has never been seen. */
    private static final Duration FIRST_SIGHT = Duration.ofSeconds(2);

    private final String uri;
    private final String path;
    private final Clock clock;
    private final Attempts attempts;
    private volatile @Nullable StatusList list;
    private volatile @Nullable String etag;
    private volatile @Nullable Throwable failure;
    private volatile Instant freshAt = Instant.EPOCH;
    private volatile Instant seenAt;

    CachedStatusList(String uri, String path, Clock clock) {
        this.uri = uri;
        this.path = path;
        this.clock = clock;
        this.attempts = new Attempts(clock);
        this.seenAt = clock.instant();
    }

    Instant seenAt() {
        return seenAt;
    }

    /** When there was last news of the list; now, when it has never been had. */
    Instant freshAt() {
        return list == null ? clock.instant() : freshAt;
    }

    /** Why the last attempt failed, null when it did not. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** The list for a token that names it, or null when there is none fresh enough. */
    @Nullable
    StatusList use(Duration maxAge, AuthServer authServer, StatusListTokens tokens) {
        seenAt = clock.instant();
        if (list == null) {
            Attempts.await(attempts.begin(RETRY, () -> fetch(authServer, tokens)), FIRST_SIGHT);
        }
        return freshAt.plus(maxAge).isBefore(seenAt) ? null : list;
    }

    /** Asks for a newer copy, unless that is under way; when none can be had the last one stays. */
    void refresh(AuthServer authServer, StatusListTokens tokens) {
        CompletableFuture<?> unused = attempts.begin(Duration.ZERO, () -> fetch(authServer, tokens));
    }

    private CompletableFuture<?> fetch(AuthServer authServer, StatusListTokens tokens) {
        Instant asked = clock.instant();
        return authServer.fetch(path, etag).handle((document, refused) -> {
            failure = refused;
            if (refused == null) {
                document.ifPresent(newer -> keep(newer, tokens));
                freshAt = failure == null ? asked : freshAt;
            }
            return asked;
        });
    }

    private void keep(AuthServer.Document document, StatusListTokens tokens) {
        try {
            list = tokens.verify(document.text(), uri);
            etag = document.etag();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }
}
