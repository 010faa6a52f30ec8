package dev.yata.todo.idempotency;

import dev.yata.todo.cleaning.Sweeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The table of keys and answers; rows live for 24 hours. */
@Component
class RecordedAnswers {

    static final Duration LIFE = Duration.ofHours(24);

    /** A row that has expired but is still there makes way. */
    private static final String RECORD = "insert into idempotency_keys"
            + " (account, client_id, key, fingerprint, status, location, etag, body, created_at) values"
            + " (:account, :client_id, :key, :fingerprint, :status, :location, :etag, :body, :created_at)"
            + " on conflict (account, client_id, key) do update set fingerprint = excluded.fingerprint,"
            + " status = excluded.status, location = excluded.location, etag = excluded.etag, body = excluded.body,"
            + " created_at = excluded.created_at";

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final Clock clock;

    RecordedAnswers(JdbcClient jdbc, Sweeper sweeper, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.clock = clock;
    }

    /** Takes the key until the transaction ends, or says that another request holds it. */
    boolean lock(IdempotencyKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(key.lockNumber())
                .query(Boolean.class)
                .single();
    }

    Optional<RecordedAnswer> find(IdempotencyKey key) {
        return jdbc.sql("select fingerprint, status, location, etag, body from idempotency_keys"
                        + " where account = ? and client_id = ? and key = ? and created_at > ?")
                .params(key.account(), key.clientId(), key.value(), before(LIFE))
                .query(RecordedAnswer.class)
                .optional();
    }

    void record(IdempotencyKey key, RecordedAnswer answer) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("account", key.account());
        row.put("client_id", key.clientId());
        row.put("key", key.value());
        row.put("fingerprint", answer.fingerprint());
        row.put("status", answer.status());
        row.put("location", answer.location());
        row.put("etag", answer.etag());
        row.put("body", answer.body());
        row.put("created_at", before(Duration.ZERO));
        jdbc.sql(RECORD).params(row).update();
    }

    /** Forgets answers that have outlived their 24 hours. */
    @Scheduled(fixedRate = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        sweeper.sweep("idempotency_keys", "created_at", clock.instant().minus(LIFE));
    }

    private OffsetDateTime before(Duration age) {
        Instant then = clock.instant().minus(age);
        return then.atOffset(ZoneOffset.UTC);
    }
}
