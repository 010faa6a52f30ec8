package dev.yata.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.auth.key.SigningKeys;
import dev.yata.auth.settings.ServerSettings;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Status lists as signed JWTs (draft-ietf-oauth-status-list section 5.1), always built from the records. */
@Component
class StatusLists {

    /** Seconds; a holder asks again every second. */
    private static final int TIME_TO_LIVE = 1;

    /** Seconds; how long a list can be trusted while this server cannot be reached. */
    private static final int LIFETIME = 900;

    private final TokenRecords records;
    private final SigningKeys keys;
    private final ServerSettings server;

    StatusLists(TokenRecords records, SigningKeys keys, ServerSettings server) {
        this.records = records;
        this.keys = keys;
        this.server = server;
    }

    /** What a token says about where its status stands. */
    static Map<String, Object> reference(ServerSettings server, long statusNumber) {
        return Map.of("idx", statusNumber % StatusList.SIZE, "uri", server.url(path(statusNumber / StatusList.SIZE)));
    }

    private static String path(long list) {
        return "/oauth/status-lists/" + list;
    }

    /** The list with this number as it is now; nothing when no token refers to it yet. */
    Optional<StatusList> current(long list) {
        if (list < 0 || list > records.lastNumber() / StatusList.SIZE) {
            return Optional.empty();
        }
        long first = list * StatusList.SIZE;
        return Optional.of(StatusList.of(first, records.deadNumbers(first, first + StatusList.SIZE - 1)));
    }

    String sign(long list, StatusList content) {
        Instant now = Instant.now();
        return keys.sign(
                "statuslist+jwt",
                new JWTClaimsSet.Builder()
                        .subject(server.url(path(list)))
                        .issuer(server.issuer())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(LIFETIME)))
                        .claim("ttl", TIME_TO_LIVE)
                        .claim("status_list", Map.of("bits", 1, "lst", content.compressed()))
                        .build());
    }
}
