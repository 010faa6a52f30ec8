package dev.yata.auth.overview;

import dev.yata.auth.cleaning.Perishable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets go of hours that nobody is shown any more; 90 days are kept for who looks into the table. */
@Component
class ForgottenHours implements Perishable {

    private final JdbcClient jdbc;

    ForgottenHours(JdbcClient jdbc) {
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
