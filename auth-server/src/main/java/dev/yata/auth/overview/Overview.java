package dev.yata.auth.overview;

import dev.yata.auth.client.ClientCounts;
import dev.yata.auth.key.KeyDetails;
import java.time.Instant;
import java.util.List;

/**
 * The state of the server.
 *
 * @param tokens the last 24 hours, oldest first, the current one last
 */
public record Overview(List<Hour> tokens, ClientCounts clients, List<KeyDetails> keys, Health health) {

    /** The token requests of one hour, which starts at a full hour in UTC. */
    public record Hour(Instant hour, long issued, long refused) {}

    /** The database is always {@code UP} here: without it the overview fails. */
    public record Health(String database) {}
}
