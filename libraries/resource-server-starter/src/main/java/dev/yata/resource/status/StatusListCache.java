package dev.yata.resource.status;

import dev.yata.resource.authserver.AuthServerClient;
import dev.yata.resource.authserver.AuthServerProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Caches the status lists that tokens refer to. The first use fetches a list; then it is refreshed in the background.
 */
class StatusListCache {

    private static final Pattern PATH = Pattern.compile("/oauth/status-lists/[A-Za-z0-9_-]{1,64}");

    /** A list that has not been used for this long may be removed for another list. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(StatusListCache.class);

    private final Map<String, CachedStatusList> lists = new ConcurrentHashMap<>();
    private final AuthServerClient authServer;
    private final StatusListTokenVerifier tokens;
    private final StatusListProperties settings;
    private final String issuer;
    private final Clock clock;
    private final AtomicBoolean full = new AtomicBoolean();
    private boolean outage;

    StatusListCache(
            AuthServerClient authServer,
            StatusListTokenVerifier tokens,
            StatusListProperties settings,
            AuthServerProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.authServer = authServer;
        this.tokens = tokens;
        this.settings = settings;
        this.issuer = properties.issuer();
        this.clock = clock;
        TimeGauge.builder("yata.status.oldest.age", this, TimeUnit.MILLISECONDS, StatusListCache::oldestAge)
                .description("Age of the status list that was refreshed least recently")
                .register(meters);
    }

    /** Returns whether the URI is one of the issuer's lists. Other addresses are never fetched. */
    boolean isFromIssuer(String uri) {
        return uri.startsWith(issuer)
                && PATH.matcher(uri.substring(issuer.length())).matches();
    }

    /** Returns the list, or null if it is not available or too old. */
    @Nullable
    StatusList find(String uri) {
        CachedStatusList cached = lists.get(uri);
        if (cached == null) {
            if (!hasCapacity()) {
                return null;
            }
            cached = lists.computeIfAbsent(
                    uri,
                    key -> new CachedStatusList(
                            uri, uri.substring(issuer.length()), clock, settings.failClosedAfter()));
        }
        return cached.use(authServer, tokens);
    }

    /**
     * If the cache is full, removes the list that has been unused for the longest time. Keeps lists in use,
     * because each request would fetch one again.
     */
    private boolean hasCapacity() {
        if (lists.size() < settings.maxLists()) {
            return true;
        }
        Instant idle = clock.instant().minus(IDLE);
        boolean removed = lists.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().usedAt()))
                .filter(leastUsed -> leastUsed.getValue().usedAt().isBefore(idle))
                .map(leastUsed -> lists.remove(leastUsed.getKey(), leastUsed.getValue()))
                .isPresent();
        if (!removed && full.compareAndSet(false, true)) {
            LOG.warn(
                    "All {} cached status lists are in use; tokens of other lists are answered with 503. Raise yata.status.max-lists",
                    lists.size());
        }
        return removed;
    }

    /** Refreshes all lists concurrently without waiting, so that a slow fetch does not delay other lists. */
    @Scheduled(fixedRateString = "${yata.status.refresh-interval:500ms}")
    void refresh() {
        Instant oldest = clock.instant().minus(settings.retireAfter());
        lists.values().removeIf(list -> list.usedAt().isBefore(oldest));
        full.set(lists.size() >= settings.maxLists() && full.get());
        logOutage();
        lists.values().forEach(list -> list.refresh(authServer, tokens));
    }

    /** Logs once when an outage begins, and once when it ends. */
    private void logOutage() {
        Optional<Throwable> failure = lists.values().stream()
                .map(CachedStatusList::failure)
                .filter(Objects::nonNull)
                .findAny();
        if (failure.isPresent() && !outage) {
            LOG.warn(
                    "Status lists cannot be refreshed; the cached ones are used for {} s: {}",
                    settings.failClosedAfter().toSeconds(),
                    failure.get().toString());
        } else if (failure.isEmpty() && outage) {
            LOG.warn("All status lists can be refreshed again");
        }
        outage = failure.isPresent();
    }

    private double oldestAge() {
        Instant now = clock.instant();
        return lists.values().stream()
                .mapToLong(list -> Duration.between(list.confirmedAt(), now).toMillis())
                .max()
                .orElse(0);
    }
}
