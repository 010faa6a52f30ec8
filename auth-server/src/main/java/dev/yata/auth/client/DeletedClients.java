package dev.yata.auth.client;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets deleted clients once their last token must have expired. Any replica may do it; the names stay taken. */
@Component
class DeletedClients {

    private final JdbcClient jdbc;

    DeletedClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
    void forget() {
        jdbc.sql("delete from oauth_clients where deleted_at < now() - make_interval(secs => ?) - interval '1 hour'")
                .param(NewClient.MAX_TOKEN_LIFETIME_SECONDS)
                .update();
    }
}
