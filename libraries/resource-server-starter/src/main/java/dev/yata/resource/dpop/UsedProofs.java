package dev.yata.resource.dpop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Stores used proofs in one table for all replicas, while a client could send the proof again. */
class UsedProofs {

    static final String TABLE = "dpop_proofs";

    /** Counts from the database's current time, so that the clocks of replicas do not matter. */
    private static final Duration LIFETIME = ProofValidators.MAX_AGE.plus(ProofValidators.CLOCK_SKEW.multipliedBy(2));

    private final JdbcClient jdbc;

    UsedProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a proof; returns false if it was stored before. */
    @Transactional
    boolean add(String thumbprint, String jti) {
        return jdbc.sql("insert into " + TABLE + " (digest, expires_at) values (?, now() + make_interval(secs => ?))"
                                + " on conflict (digest) do nothing")
                        .params(sha256((thumbprint + "\n" + jti).getBytes(StandardCharsets.UTF_8)), (double)
                                LIFETIME.toSeconds())
                        .update()
                == 1;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
