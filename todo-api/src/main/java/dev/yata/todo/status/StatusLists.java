package dev.yata.todo.status;

import dev.yata.todo.authserver.AuthServer;
import dev.yata.todo.authserver.AuthServerProperties;
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
import org.springframework.stereotype.Component;

/** The lists that tokens have named: fetched at first sight, then refreshed in the background, never per request. */
@Component
class StatusLists {

    private static final Pattern PATH = Pattern.compile("/oauth/status-lists/[A-Za-z0-9_-]{1,64}");

    /** What no token has named for so long may make way for another. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(StatusLists.class);

    private final Map<String, CachedStatusList> lists = new ConcurrentHashMap<>();
    private final AuthServer authServer;
    private final StatusListTokens tokens;
    private final StatusProperties settings;
    private final String issuer;
    private final Clock clock;
    private final AtomicBoolean full = new AtomicBoolean();
    private boolean outage;

    StatusLists(
            AuthServer authServer,
            StatusListTokens tokens,
            StatusProperties settings,
            AuthServerProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.authServer = authServer;
        this.tokens = tokens;
        this.settings = settings;
        this.issuer = properties.issuer();
        this.clock = clock;
        TimeGauge.builder("yata.status.oldest.age", this, TimeUnit.MILLISECONDS, StatusLists::oldestAge)
                .description("How long ago there was news of the status list that waits longest for it")
                .register(meters);
    }

    /** Whether the URI is one of the issuer's lists; anything else is never fetched. */
    boolean isOurs(String uri) {
        return uri.startsWith(issuer)
                && PATH.matcher(uri.substring(issuer.length())).matches();
    }

    /** The list, or null when it cannot be had now, or not for too long. */
    @Nullable
    StatusList find(String uri) {
        CachedStatusList cached = lists.get(uri);
        if (cached == null) {
            if (!hasRoom()) {
                return null;
            }
            cached =
                    lists.computeIfAbsent(uri, key -> new CachedStatusList(uri, uri.substring(issuer.length()), clock));
        }
        return cached.use(settings.failClosedAfter(), authServer, tokens);
    }

    /** The least used list makes way, but not one in use: lists that push each other out would be fetched per request. */
    private boolean hasRoom() {
        if (lists.size() < settings.maxLists()) {
            return true;
        }
        Instant idle = clock.instant().minus(IDLE);
        boolean madeRoom = lists.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().seenAt()))
                .filter(leastUsed -> leastUsed.getValue().seenAt().isBefore(idle))
                .map(leastUsed -> lists.remove(leastUsed.getKey(), leastUsed.getValue()))
                .isPresent();
        if (!madeRoom && full.compareAndSet(false, true)) {
            LOG.warn(
                    "{} status lists are in use; tokens of others get a 503. Raise yata.status.max-lists",
                    lists.size());
        }
        return madeRoom;
    }

    /** Asks for news of all lists at once and waits for none: one that hangs holds up no other. */
    @Scheduled(fixedRateString = "${yata.status.refresh-interval:500ms}")
    void refresh() {
        Instant oldest = clock.instant().minus(settings.retireAfter());
        lists.values().removeIf(list -> list.seenAt().isBefore(oldest));
        full.set(lists.size() >= settings.maxLists() && full.get());
        tell();
        lists.values().forEach(list -> list.refresh(authServer, tokens));
    }

    /** Says once that an outage has begun, and once that it is over, by what the last round brought. */
    private void tell() {
        Optional<Throwable> failure = lists.values().stream()
                .map(CachedStatusList::failure)
                .filter(Objects::nonNull)
                .findAny();
        if (failure.isPresent() && !outage) {
            LOG.warn(
                    "No news of status lists, the last ones count for {} s: {}",
                    settings.failClosedAfter().toSeconds(),
                    failure.get().toString());
        } else if (failure.isEmpty() && outage) {
            LOG.warn("There is news of all status lists again");
        }
        outage = failure.isPresent();
    }

    private double oldestAge() {
        Instant now = clock.instant();
        return lists.values().stream()
                .mapToLong(list -> Duration.between(list.freshAt(), now).toMillis())
                .max()
                .orElse(0);
    }
}
