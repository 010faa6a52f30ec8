package dev.yata.todo.status;

import dev.yata.todo.authserver.AuthServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest known copy of one list, and when it was last known to be the newest. */
final class CachedStatusList {

    private static final Logger LOG = LoggerFactory.getLogger(CachedStatusList.class);

    /** How soon a list that could not be fetched at first sight is tried again. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String uri;
    private final String path;
    private final Clock clock;
    private volatile @Nullable StatusList list;
    private volatile Instant freshAt = Instant.EPOCH;
    private volatile Instant seenAt;
    private Instant triedAt = Instant.EPOCH;
    private @Nullable String etag;

    CachedStatusList(String uri, String path, Clock clock) {
        this.uri = uri;
        this.path = path;
        this.clock = clock;
        this.seenAt = clock.instant();
    }

    Instant seenAt() {
        return seenAt;
    }

    /** The list for a token that names it, or null when there is none fresh enough. */
    @Nullable
    StatusList use(Duration maxAge, AuthServer authServer, StatusListTokens tokens) {
        seenAt = clock.instant();
        if (list == null) {
            fetchFirst(authServer, tokens);
        }
        return freshAt.plus(maxAge).isBefore(seenAt) ? null : list;
    }

    private synchronized void fetchFirst(AuthServer authServer, StatusListTokens tokens) {
        if (list == null && triedAt.plus(RETRY).isBefore(clock.instant())) {
            refresh(authServer, tokens);
        }
    }

    /** Asks for a newer copy; when none can be had the last one stays. */
    synchronized void refresh(AuthServer authServer, StatusListTokens tokens) {
        triedAt = clock.instant();
        try {
            AuthServer.Document document = authServer.fetch(path, etag);
            if (document != null) {
                list = tokens.verify(document.text(), uri);
                etag = document.etag();
            }
            freshAt = triedAt;
        } catch (IOException e) {
            LOG.debug("No news of status list {}", uri, e);
        }
    }
}
