package dev.yata.todo.status;

import dev.yata.todo.authserver.AuthServer;
import dev.yata.todo.authserver.AuthServerProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The lists that tokens have named: fetched at first sight, then refreshed in the background, never per request. */
@Component
class StatusLists {

    private static final Pattern PATH = Pattern.compile("/oauth/status-lists/[A-Za-z0-9_-]{1,64}");

    private final Map<String, CachedStatusList> lists = new ConcurrentHashMap<>();
    private final AuthServer authServer;
    private final StatusListTokens tokens;
    private final StatusProperties settings;
    private final String issuer;
    private final Clock clock;

    StatusLists(
            AuthServer authServer,
            StatusListTokens tokens,
            StatusProperties settings,
            AuthServerProperties properties,
            Clock clock) {
        this.authServer = authServer;
        this.tokens = tokens;
        this.settings = settings;
        this.issuer = properties.issuer();
        this.clock = clock;
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
            makeRoom();
            cached =
                    lists.computeIfAbsent(uri, key -> new CachedStatusList(uri, uri.substring(issuer.length()), clock));
        }
        return cached.use(settings.failClosedAfter(), authServer, tokens);
    }

    private void makeRoom() {
        if (lists.size() >= settings.maxLists()) {
            lists.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().seenAt()))
                    .ifPresent(leastUsed -> lists.remove(leastUsed.getKey()));
        }
    }

    @Scheduled(fixedDelayString = "${yata.status.refresh-interval:800ms}")
    void refresh() {
        Instant oldest = clock.instant().minus(settings.retireAfter());
        lists.values().removeIf(list -> list.seenAt().isBefore(oldest));
        lists.values().forEach(list -> list.refresh(authServer, tokens));
    }
}
