package dev.yata.auth.overview;

import dev.yata.auth.client.ClientCounts;
import dev.yata.auth.key.KeyDetails;
import java.time.Instant;
import java.util.List;

/**
 * How it is going.
 *
 * @param tokens the last 24 hours, oldest first, the current one last
 */
public record Overview(List<Hour> tokens, ClientCounts clients, List<KeyDetails> keys, Health health) {

    /** One hour of requests for a token, beginning at a full hour of UTC. */
    public record Hour(Instant hour, long issued, long refused) {}

    /** The database is {@code UP}: while it is away there is no overview but an error. */
    public record Health(String database) {}
}
