package dev.yata.auth.authentication;

import dev.yata.auth.client.ClientMetadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Repository;

/** Finds the client of a request to the OAuth endpoints. */
@Repository
class StoredClients implements RegisteredClientRepository {

    /** Always returns one row, so that an unknown client takes as long as a known one. */
    private static final String BY_ID = """
            select c.client_id is not null as known, coalesce(scopes, '{}') as scopes,
                   coalesce(resources, '{}') as resources, coalesce(grant_types, '{}') as grant_types, c.*,
                   array(select secret_hash from oauth_client_secrets s
                          where s.client_id = asked.client_id
                            and (expires_at is null or expires_at > now())) as secret_hashes
              from (values (?)) asked (client_id)
              left join oauth_clients c on c.client_id = asked.client_id and deleted_at is null
            """;

    private static final String USED = """
            update oauth_clients set last_used_at = now()
             where client_id = ? and (last_used_at is null or last_used_at < now() - interval '1 minute')
            """;

    private final JdbcClient jdbc;

    StoredClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StoredClient> find(String clientId) {
        return jdbc.sql(BY_ID).param(clientId).query(StoredClients::client).single();
    }

    /** Records that the client was used, at most once a minute. */
    void used(String clientId) {
        jdbc.sql(USED).param(clientId).update();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return find(clientId).map(StoredClient::asRegisteredClient).orElse(null);
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("Clients are registered through the admin API");
    }

    private static Optional<StoredClient> client(ResultSet row, int number) throws SQLException {
        Timestamp lastUsedAt = row.getTimestamp("last_used_at");
        StoredClient client = new StoredClient(
                row.getString("client_id"),
                ClientMetadata.of(row),
                row.getBoolean("is_active"),
                row.getInt("generation"),
                lastUsedAt == null ? null : lastUsedAt.toInstant(),
                List.of((byte[][]) row.getArray("secret_hashes").getArray()));
        return row.getBoolean("known") ? Optional.of(client) : Optional.empty();
    }
}
