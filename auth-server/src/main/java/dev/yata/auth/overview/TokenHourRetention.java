package dev.yata.auth.overview;

import dev.yata.auth.cleaning.Perishable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes hourly counts older than 90 days. */
@Component
class TokenHourRetention implements Perishable {

    private final JdbcClient jdbc;

    TokenHourRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int deleteExpired(int limit) {
        return jdbc.sql("delete from token_hours where hour = any(array(select hour from token_hours"
                        + " where hour < now() - interval '90 days' limit ?))")
                .param(limit)
                .update();
    }
}
