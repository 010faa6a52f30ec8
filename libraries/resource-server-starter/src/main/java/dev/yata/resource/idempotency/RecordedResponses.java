package dev.yata.resource.idempotency;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the responses to requests with a key for 24 hours. */
class RecordedResponses {

    static final String TABLE = "idempotency_keys";
    static final Duration LIFETIME = Duration.ofHours(24);

    /** Replaces a row that has expired but is not deleted yet. */
    private static final String RECORD = """
            insert into idempotency_keys
                (resource, account, client_id, key, fingerprint, status, location, etag, body, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
            on conflict (resource, account, client_id, key) do update set fingerprint = excluded.fingerprint,
                status = excluded.status, location = excluded.location, etag = excluded.etag, body = excluded.body,
                created_at = excluded.created_at
            """;

    private final JdbcClient jdbc;

    RecordedResponses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the key until the transaction ends; returns false if another request holds it. */
    boolean lock(IdempotencyKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(key.lockNumber())
                .query(Boolean.class)
                .single();
    }

    Optional<RecordedResponse> find(IdempotencyKey key) {
        return jdbc.sql("select fingerprint, status, location, etag, body from idempotency_keys"
                        + " where resource = ? and account = ? and client_id = ? and key = ?"
                        + " and created_at > now() - make_interval(secs => ?)")
                .params(key.resource(), key.account(), key.clientId(), key.value(), (double) LIFETIME.toSeconds())
                .query(RecordedResponse.class)
                .optional();
    }

    void record(IdempotencyKey key, RecordedResponse response) {
        jdbc.sql(RECORD)
                .params(Arrays.asList(
                        key.resource(),
                        key.account(),
                        key.clientId(),
                        key.value(),
                        response.fingerprint(),
                        response.status(),
                        response.location(),
                        response.etag(),
                        response.body()))
                .update();
    }
}
