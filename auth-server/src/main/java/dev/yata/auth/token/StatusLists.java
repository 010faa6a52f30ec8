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
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Builds status lists as signed JWTs (draft-ietf-oauth-status-list section 5.1) from the records. The lists are public.
 * To limit the cost of many requests, each list is built at most once in 200 ms.
 */
@Component
class StatusLists {

    /** Seconds after which an API should fetch the list again. */
    private static final int TIME_TO_LIVE = 1;

    /** Seconds until a copy of the list expires. APIs use it while they cannot reach this server. */
    private static final int LIFETIME = 900;

    /** The maximum age of a list in a response. A revocation may be delayed by this time. */
    private static final Duration MAX_AGE = Duration.ofMillis(200);

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
        // Loads asynchronously: if the database does not answer, all waiting requests fail together, not one by one.
        this.lists = Caffeine.newBuilder()
                .expireAfterWrite(MAX_AGE)
                .maximumSize(MAX_LISTS)
                .executor(executor)
                .buildAsync(this::publish);
    }

    /** Returns the claim of a token that names its status list and its index in the list. */
    static Map<String, Object> reference(ServerSettings server, long statusNumber) {
        return Map.of("idx", statusNumber % StatusList.SIZE, "uri", server.url(path(statusNumber / StatusList.SIZE)));
    }

    private static String path(long list) {
        return "/oauth/status-lists/" + list;
    }

    /** Returns the current list with this number, or empty if no token refers to it yet. */
    CompletableFuture<Optional<PublishedList>> current(long number) {
        return lists.get(number);
    }

    private Optional<PublishedList> publish(long number) {
        if (number > records.lastNumber() / StatusList.SIZE) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        long first = number * StatusList.SIZE;
        StatusList list = StatusList.of(first, records.revokedNumbers(first, first + StatusList.SIZE - 1));
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

    /**
     * The state of a status list at one moment.
     *
     * @param etag identifies the content
     * @param jwt the signed list, made at the first call
     */
    record PublishedList(String etag, Supplier<byte[]> jwt) {}
}
