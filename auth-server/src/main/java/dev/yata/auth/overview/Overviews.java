package dev.yata.auth.overview;

import dev.yata.auth.client.Clients;
import dev.yata.auth.key.KeyRotation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Collects the overview. */
@Component
public class Overviews {

    private final TokenHours hours;
    private final Clients clients;
    private final KeyRotation keys;

    Overviews(TokenHours hours, Clients clients, KeyRotation keys) {
        this.hours = hours;
        this.clients = clients;
        this.keys = keys;
    }

    /** Returns the current state. Token counts are up to a minute old. */
    @Transactional(readOnly = true)
    public Overview now() {
        // The queries in this call have succeeded, so the database is up.
        return new Overview(hours.now(), hours.lastDay(), clients.count(), keys.keys(), new Overview.Health("UP"));
    }
}
