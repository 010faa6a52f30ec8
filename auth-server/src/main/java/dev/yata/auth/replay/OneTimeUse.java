package dev.yata.auth.replay;

import dev.yata.auth.cleaning.Perishable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers, for all replicas, what was used: client assertions (RFC 7523) and DPoP proofs (RFC 9449 section 11.1). */
@Component
public class OneTimeUse implements Perishable {

    private final JdbcClient jdbc;

    OneTimeUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Uses something up; to be called when everything else about it is right.
     *
     * @param kind what it is, so that ids of different kinds never meet
     * @param issuerOrKey who made it: ids are unique for each only
     * @param jti its id
     * @param until from when on it is refused for its age
     * @return whether this is the first use; false means it is replayed
     */
    public boolean claim(String kind, String issuerOrKey, String jti, Instant until) {
        return jdbc.sql("insert into used_proofs (digest, expires_at) values (?, ?) on conflict do nothing")
                        .params(digest(kind, issuerOrKey, jti), Timestamp.from(until))
                        .update()
                == 1;
    }

    /** The minute is for clocks that differ. */
    @Override
    public int deleteExpired(int limit) {
        return jdbc.sql("delete from used_proofs where digest = any(array(select digest from used_proofs"
                        + " where expires_at < now() - interval '1 minute' order by expires_at limit ?))")
                .param(limit)
                .update();
    }

    /** Of each part's length and bytes, so that no two lists of parts are alike. */
    private static byte[] digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
