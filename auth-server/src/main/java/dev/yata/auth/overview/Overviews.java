package dev.yata.auth.overview;

import dev.yata.auth.client.ClientCensus;
import dev.yata.auth.key.KeyRotation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the overview together. */
@Component
public class Overviews {

    private final TokenHours hours;
    private final ClientCensus clients;
    private final KeyRotation keys;

    Overviews(TokenHours hours, ClientCensus clients, KeyRotation keys) {
        this.hours = hours;
        this.clients = clients;
        this.keys = keys;
    }

    /** How it is now; the tokens are up to a minute behind. */
    @Transactional(readOnly = true)
    public Overview now() {
        // Whoever gets this far has had answers from the database.
        return new Overview(hours.lastDay(), clients.count(), keys.keys(), new Overview.Health("UP"));
    }
}
