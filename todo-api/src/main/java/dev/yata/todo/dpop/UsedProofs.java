package dev.yata.todo.dpop;

import dev.yata.todo.cleaning.Sweeper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of proofs that were taken, one for all replicas; a row lives as long as its proof could be sent again. */
@Component
class UsedProofs {

    private static final String ADD =
            "insert into dpop_proofs (digest, expires_at) values (?, ?) on conflict (digest) do nothing";

    private final JdbcClient jdbc;
    private final Sweeper sweeper;
    private final Clock clock;

    UsedProofs(JdbcClient jdbc, Sweeper sweeper, Clock clock) {
        this.jdbc = jdbc;
        this.sweeper = sweeper;
        this.clock = clock;
    }

    /** Remembers a proof that keeps the {@link ProofRules}, or says that it was here before. */
    @Transactional
    boolean add(Jwt proof) {
        String identity = ProofRules.thumbprint(proof).orElseThrow() + "\n" + proof.getId();
        // From now, not from iat, so that a replica whose clock is behind finds it too.
        Instant end = clock.instant().plus(ProofRules.OLDEST).plus(ProofRules.CLOCK_SKEW.multipliedBy(2));
        return jdbc.sql(ADD)
                        .params(Sha256.of(identity.getBytes(StandardCharsets.UTF_8)), end.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Scheduled(fixedRate = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        sweeper.sweep("dpop_proofs", "expires_at", clock.instant());
    }
}
