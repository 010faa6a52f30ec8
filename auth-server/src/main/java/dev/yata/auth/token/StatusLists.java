package dev.yata.auth.token;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.auth.key.SigningKeys;
import dev.yata.auth.settings.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Builds status lists as signed JWTs (draft-ietf-oauth-status-list section 5.1) from the records. They are public, so
 * each is built at most once in an instant, however many clients ask.
 */
@Component
class StatusLists {

    /** Seconds; a holder asks again every second. */
    private static final int TIME_TO_LIVE = 1;

    /** Seconds; how long a list can be trusted while this server cannot be reached. */
    private static final int LIFETIME = 900;

    /** How old a list may be when it is handed out. It delays a revocation by this much. */
    private static final Duration INSTANT = Duration.ofMillis(200);

    private static final int MAX_LISTS = 256;

    private final TokenRecords records;
    private final SigningKeys keys;
    private final ServerSettings server;
    private final AsyncLoadingCache<Long, Optional<PublishedList>> lists;

    StatusLists(
            TokenRecords records,
            SigningKeys keys,
            ServerSettings server,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.records = records;
        this.keys = keys;
        this.server = server;
        // Asynchronous: when the database does not answer, all who wait fail together, not one after the other.
        this.lists = Caffeine.newBuilder()
                .expireAfterWrite(INSTANT)
                .maximumSize(MAX_LISTS)
                .executor(executor)
                .buildAsync(this::publish);
    }

    /** The claim of a token that says where its status stands. */
    static Map<String, Object> reference(ServerSettings server, long statusNumber) {
        return Map.of("idx", statusNumber % StatusList.SIZE, "uri", server.url(path(statusNumber / StatusList.SIZE)));
    }

    private static String path(long list) {
        return "/oauth/status-lists/" + list;
    }

    /** The list with this number as it is now; empty when no token refers to it yet. */
    CompletableFuture<Optional<PublishedList>> current(long number) {
        return lists.get(number);
    }

    private Optional<PublishedList> publish(long number) {
        if (number > records.lastNumber() / StatusList.SIZE) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        long first = number * StatusList.SIZE;
        StatusList list = StatusList.of(first, records.deadNumbers(first, first + StatusList.SIZE - 1));
        return Optional.of(new PublishedList(list.etag(now), SingletonSupplier.of(() -> sign(number, list, now))));
    }

    private byte[] sign(long number, StatusList list, Instant now) {
        return keys.sign(
                        "statuslist+jwt",
                        new JWTClaimsSet.Builder()
                                .subject(server.url(path(number)))
                                .issuer(server.issuer())
                                .issueTime(Date.from(now))
                                .expirationTime(Date.from(now.plusSeconds(LIFETIME)))
                                .claim("ttl", TIME_TO_LIVE)
                                .claim("status_list", Map.of("bits", 1, "lst", list.compressed()))
                                .build())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
