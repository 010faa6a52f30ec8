package dev.yata.auth.token;

import dev.yata.auth.authentication.AuthenticatedClient;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores a record of each issued token in the table {@code oauth_tokens}, never the token itself. A token is live if it
 * is not revoked and is of its client's current generation. Records stay for some minutes after expiry, because clocks
 * may differ.
 */
@Repository
class TokenRecords {

    private static final String NOT_LONG_EXPIRED = "expires_at > now() - interval '5 minutes'";

    private static final String IS_NOT_REVOKED = """
            select exists (select from oauth_tokens t join oauth_clients c using (client_id)
             where t.jti = ? and t.revoked_at is null and t.generation = c.generation)
            """;

    private static final String FIND_LIVE = """
            select t.jti, t.scopes, t.issued_at, t.expires_at, t.jkt is not null as dpop, t.status_number
              from oauth_clients c join oauth_tokens t using (client_id, generation)
             where c.client_id = ? and t.status_number < ? and t.revoked_at is null and t.expires_at > now()
             order by t.status_number desc limit ?
            """;

    private static final String REVOKED_NUMBERS = """
            select status_number from oauth_tokens
             where revoked_at is not null and status_number between :first and :last and NOT_LONG_EXPIRED
            union all
            select t.status_number from oauth_clients c join oauth_tokens t using (client_id)
             where c.generation > 0 and t.generation < c.generation
               and t.status_number between :first and :last and NOT_LONG_EXPIRED
            """.replace("NOT_LONG_EXPIRED", NOT_LONG_EXPIRED);

    private final JdbcClient jdbc;

    TokenRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Records a token before it is issued, and returns its unique status number. */
    long record(UUID jti, AuthenticatedClient client, TokenContent content, Instant issuedAt, Instant expiresAt) {
        return jdbc.sql("insert into oauth_tokens (jti, client_id, generation, scopes, jkt, issued_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) returning status_number")
                .params(
                        jti,
                        client.clientId(),
                        client.generation(),
                        String.join(" ", content.scopes()),
                        new SqlParameterValue(Types.VARCHAR, content.thumbprint()),
                        Timestamp.from(issuedAt),
                        Timestamp.from(expiresAt))
                .query(Long.class)
                .single();
    }

    boolean isAlive(UUID jti) {
        return jdbc.sql(IS_NOT_REVOKED).param(jti).query(Boolean.class).single();
    }

    /** Returns at most {@code limit} live tokens with status numbers below {@code before}, newest first. */
    List<LiveToken> alive(String clientId, long before, int limit) {
        return jdbc.sql(FIND_LIVE)
                .params(clientId, before, limit)
                .query((row, number) -> new LiveToken(
                        row.getObject("jti", UUID.class),
                        row.getLong("status_number"),
                        List.of(row.getString("scopes").split(" ")),
                        row.getTimestamp("issued_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getBoolean("dpop")))
                .list();
    }

    /** Revokes a token. Returns false if the client has no such token, or if it was already revoked. */
    boolean revoke(String clientId, UUID jti) {
        return jdbc.sql("update oauth_tokens set revoked_at = now()"
                                + " where jti = ? and client_id = ? and revoked_at is null")
                        .params(jti, clientId)
                        .update()
                == 1;
    }

    boolean exists(String clientId, UUID jti) {
        return jdbc.sql("select exists (select from oauth_tokens where jti = ? and client_id = ?)")
                .params(jti, clientId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Returns the status numbers from {@code first} to {@code last} of revoked tokens that an API may still accept as
     * not expired.
     */
    List<Long> revokedNumbers(long first, long last) {
        return jdbc.sql(REVOKED_NUMBERS)
                .param("first", first)
                .param("last", last)
                .query(Long.class)
                .list();
    }

    /** Returns the highest status number so far; 0 before the first token. */
    long lastNumber() {
        return jdbc.sql("select last_value from oauth_tokens_status_number")
                .query(Long.class)
                .single();
    }
}
