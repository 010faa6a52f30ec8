package dev.yata.auth.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records used proofs for all replicas: client assertions (RFC 7523) and DPoP proofs (RFC 9449 section 11.1). */
@Component
public class OneTimeUse {

    private final JdbcClient jdbc;

    OneTimeUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Uses up a proof. Call it only after all other checks of the proof have succeeded.
     *
     * @param kind the kind of proof; proofs of different kinds may have the same ID
     * @param issuerOrKey the issuer or key of the proof, because proofs of different issuers may have the same ID
     * @param jti the ID of the proof
     * @param until when the proof expires
     * @return true at the first use; false if the proof is replayed
     */
    public boolean markUsed(String kind, String issuerOrKey, String jti, Instant until) {
        return jdbc.sql("insert into used_proofs (digest, expires_at) values (?, ?) on conflict do nothing")
                        .params(digest(kind, issuerOrKey, jti), Timestamp.from(until))
                        .update()
                == 1;
    }

    /** Hashes the length and bytes of each part, so that different lists of parts have different input. */
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
