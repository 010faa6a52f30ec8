package dev.yata.auth.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.yata.auth.replay.OneTimeUse;
import dev.yata.auth.settings.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks DPoP proofs at the token endpoint (RFC 9449 section 5). All replicas together accept a proof only once. */
@Component
public final class DpopProofs {

    private static final Duration MAX_AGE = Duration.ofSeconds(60);

    /** How far the client's clock may be ahead of ours. */
    private static final Duration MAX_AHEAD = Duration.ofSeconds(5);

    private static final int MAX_JTI = 256;

    private final OneTimeUse used;
    private final String tokenEndpoint;

    DpopProofs(OneTimeUse used, ServerSettings server) {
        this.used = used;
        this.tokenEndpoint = server.url("/oauth/token");
    }

    /**
     * Checks the proof of a request and uses it up.
     *
     * @param proofs the values of the DPoP header
     * @param required whether the client may get only bound tokens
     * @return the thumbprint of the key that signed it; null if there is no proof and none is required
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code invalid_dpop_proof}
     */
    public @Nullable String accept(List<String> proofs, boolean required) {
        if (proofs.size() > 1) {
            throw DpopProof.refused("Send one DPoP header");
        }
        if (proofs.isEmpty() && required) {
            throw DpopProof.refused("This client gets tokens bound to a key only; send a DPoP header (RFC 9449)");
        }
        return proofs.isEmpty() ? null : accept(proofs.get(0));
    }

    private String accept(String proof) {
        DpopProof parsed = DpopProof.parse(proof);
        if (!parsed.isFor("POST", tokenEndpoint)) {
            throw DpopProof.refused("htm of the DPoP proof must be POST and htu " + tokenEndpoint);
        }
        JWTClaimsSet claims = parsed.claims();
        Instant oldest = Instant.now().minus(MAX_AGE);
        Date issued = claims.getIssueTime();
        if (issued == null
                || issued.toInstant().isBefore(oldest)
                || issued.toInstant().isAfter(Instant.now().plus(MAX_AHEAD))) {
            throw DpopProof.refused(
                    "iat of the DPoP proof must be the current time; sign a new one for each request, and check the clock");
        }
        String id = claims.getJWTID();
        if (id == null || id.isEmpty() || id.length() > MAX_JTI) {
            throw DpopProof.refused(
                    "The DPoP proof must have a new jti for each request, of at most " + MAX_JTI + " characters");
        }
        String thumbprint = parsed.thumbprint();
        if (!used.markUsed("dpop", thumbprint, id, issued.toInstant().plus(MAX_AGE))) {
            throw DpopProof.refused("The DPoP proof was used before; sign a new one for each request");
        }
        return thumbprint;
    }
}
