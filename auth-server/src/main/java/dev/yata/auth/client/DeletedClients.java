package dev.yata.auth.client;

import dev.yata.auth.cleaning.Perishable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes the rows of deleted clients once their last token has expired. Their names stay taken. */
@Component
class DeletedClients implements Perishable {

    private final JdbcClient jdbc;

    DeletedClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int deleteExpired(int limit) {
        return jdbc.sql("delete from oauth_clients where client_id = any(array(select client_id from oauth_clients"
                        + " where deleted_at < now() - make_interval(secs => ?) - interval '1 hour' limit ?))")
                .params(ClientMetadata.MAX_TOKEN_LIFETIME_SECONDS, limit)
                .update();
    }
}
