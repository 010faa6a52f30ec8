package dev.yata.auth.client;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts clients. */
@Component
public class ClientCensus {

    private static final String COUNT = """
            select count(*) filter (where is_active) as active, count(*) filter (where not is_active) as disabled
              from oauth_clients where deleted_at is null
            """;

    private final JdbcClient jdbc;

    ClientCensus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the current numbers, without deleted clients. */
    public ClientCounts count() {
        return jdbc.sql(COUNT)
                .query((row, number) -> new ClientCounts(row.getLong("active"), row.getLong("disabled")))
                .single();
    }
}
