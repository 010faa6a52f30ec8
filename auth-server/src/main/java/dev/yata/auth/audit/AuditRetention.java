package dev.yata.auth.audit;

import dev.yata.auth.cleaning.Perishable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes events older than the retention. */
@Component
class AuditRetention implements Perishable {

    private final JdbcClient jdbc;
    private final AuditSettings settings;

    AuditRetention(JdbcClient jdbc, AuditSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public int deleteExpired(int limit) {
        return jdbc.sql("delete from audit_events where id = any(array(select id from audit_events"
                        + " where at < now() - make_interval(days => ?) order by at, id limit ?))")
                .params(settings.retentionDays(), limit)
                .update();
    }
}
