package dev.yata.auth.overview;

import dev.yata.auth.client.ClientCounts;
import dev.yata.auth.key.KeyDetails;
import java.time.Instant;
import java.util.List;

/**
 * The state of the server.
 *
 * @param asOf the time of the answer
 * @param tokens the last 24 hours, oldest first; the last one is the current hour. Requests of the
 *     last minute may be missing
 */
public record Overview(Instant asOf, List<Hour> tokens, ClientCounts clients, List<KeyDetails> keys, Health health) {

    /** The token requests of one hour, which starts at a full hour in UTC. */
    public record Hour(Instant hour, long issued, long refused) {}

    /** The health of the server. The database is always {@code UP}, because the overview fails without it. */
    public record Health(String database) {}
}
