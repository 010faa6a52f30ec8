package dev.yata.auth.key;

import com.nimbusds.jose.jwk.JWK;
import dev.yata.auth.key.KeyDetails.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores keys in the table {@code signing_keys}. Each algorithm has at most one active and one next key. All times are
 * those of the database's clock.
 */
@Component
final class StoredKeys {

    /** The longest token lifetime of 86,400 s, plus an hour for differing clocks and for caches. */
    private static final Duration RETENTION_AFTER_RETIREMENT = Duration.ofHours(25);

    private static final String ALL = """
            select kid, algorithm, encrypted_jwk, public_jwk, upper(state) as state, created_at, activates_at,
                   activated_at, retired_at, retired_at + make_interval(secs => ?) as removed_at
              from signing_keys order by created_at, kid
            """;

    private static final RowMapper<KeyDetails> DETAILS = new SimplePropertyRowMapper<>(KeyDetails.class);

    private final JdbcClient jdbc;
    private final EncryptedKeys encrypted;

    StoredKeys(JdbcClient jdbc, EncryptedKeys encrypted) {
        this.jdbc = jdbc;
        this.encrypted = encrypted;
    }

    /**
     * A key as it is stored.
     *
     * @param publicJwk null in rows from before this column existed
     * @param privateJwk decrypts the key; empty if another replica has changed the master key
     */
    record StoredKey(KeyDetails details, @Nullable String publicJwk, Supplier<Optional<String>> privateJwk) {

        boolean is(State state, SigningAlgorithm algorithm) {
            return details.state() == state && details.algorithm().equals(algorithm.name());
        }
    }

    List<StoredKey> all() {
        return jdbc.sql(ALL)
                .param(RETENTION_AFTER_RETIREMENT.toSeconds())
                .query(this::key)
                .list();
    }

    /** Stores a key that signs immediately, unless the algorithm has an active key. */
    void addActive(SigningAlgorithm algorithm, JWK key) {
        add(key, algorithm, "'active', null, now()");
    }

    /** Stores a key that starts to sign after this time. Returns false if the algorithm already has a next key. */
    boolean addNext(SigningAlgorithm algorithm, JWK key, Duration publishFor) {
        return add(
                key, algorithm, "'next', now() + make_interval(secs => " + publishFor.toMillis() / 1000.0 + "), null");
    }

    private boolean add(JWK key, SigningAlgorithm algorithm, String state) {
        return jdbc.sql("insert into signing_keys (kid, algorithm, encrypted_jwk, public_jwk, created_at, state,"
                                + " activates_at, activated_at) values (?, ?, ?, ?, now(), " + state
                                + ") on conflict do nothing")
                        .params(
                                key.getKeyID(),
                                algorithm.name(),
                                encrypted.encrypt(key.getKeyID(), key.toJSONString()),
                                key.toPublicJWK().toJSONString())
                        .update()
                == 1;
    }

    /** Changes the next key so that it signs as soon as it has been published for this time. */
    void activateEarlier(SigningAlgorithm algorithm, Duration published) {
        jdbc.sql("update signing_keys set activates_at = least(activates_at, created_at + make_interval(secs => ?))"
                        + " where state = 'next' and algorithm = ?")
                .params(published.toMillis() / 1000.0, algorithm.name())
                .update();
    }

    /** Returns whether the active key has signed for longer than this. */
    boolean isActiveOlderThan(SigningAlgorithm algorithm, Duration age) {
        return jdbc.sql("select exists (select from signing_keys where state = 'active' and algorithm = ?"
                        + " and activated_at < now() - make_interval(secs => ?))")
                .params(algorithm.name(), age.toMillis() / 1000.0)
                .query(Boolean.class)
                .single();
    }

    /** Returns the id of the next key if it is due to sign. */
    Optional<String> dueToActivate(SigningAlgorithm algorithm) {
        return jdbc.sql("select kid from signing_keys where state = 'next' and algorithm = ? and activates_at <= now()")
                .param(algorithm.name())
                .query(String.class)
                .optional();
    }

    /** Makes a key the active one, and retires the active keys of every algorithm. */
    void activate(String kid) {
        jdbc.sql("update signing_keys set state = 'retired', retired_at = now() where state = 'active'")
                .update();
        jdbc.sql("update signing_keys set state = 'active', activated_at = now(), activates_at = null where kid = ?")
                .param(kid)
                .update();
    }

    /** Deletes keys whose last token has expired. Returns their ids. */
    List<String> removeRetired() {
        return jdbc.sql("delete from signing_keys where state = 'retired'"
                        + " and retired_at < now() - make_interval(secs => ?) returning kid")
                .param(RETENTION_AFTER_RETIREMENT.toSeconds())
                .query(String.class)
                .list();
    }

    private StoredKey key(ResultSet row, int number) throws SQLException {
        KeyDetails details = DETAILS.mapRow(row, number);
        byte[] privateJwk = row.getBytes("encrypted_jwk");
        return new StoredKey(details, row.getString("public_jwk"), () -> encrypted.decrypt(details.kid(), privateJwk));
    }
}
