package dev.yata.todo.dpop;

import java.time.Clock;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes a proof once, for the request and the token that it was made for. */
@Component
public class Proofs {

    /** What a proof may be signed with. */
    public static final List<String> ALGORITHMS = List.of("ES256", "RS256");

    /** Type, key and signature are the library's part. Its other rules suit one replica without a proxy. */
    private final DPoPProofJwtDecoderFactory decoders = new DPoPProofJwtDecoderFactory();

    private final UsedProofs used;

    Proofs(UsedProofs used, Clock clock) {
        this.used = used;
        decoders.setJwtValidatorFactory(request -> ProofRules.of(request, clock));
    }

    /**
     * Checks a proof and uses it up.
     *
     * @param uri the request's public URI
     * @param token a valid token with a {@link BoundKey}
     * @throws OAuth2AuthenticationException {@code invalid_dpop_proof}, with words that may be shown
     * @throws InternalAuthenticationServiceException if the database failed
     */
    public void take(String proof, String method, String uri, Jwt token) {
        Jwt checked;
        try {
            DPoPProofContext request = DPoPProofContext.withDPoPProof(proof)
                    .method(method)
                    .targetUri(uri)
                    .accessToken(token)
                    .build();
            checked = decoders.createDecoder(request).decode(proof);
        } catch (JwtValidationException e) {
            throw refusal(String.valueOf(e.getErrors().iterator().next().getDescription()));
        } catch (JwtException | IllegalArgumentException e) {
            throw refusal("The DPoP proof is malformed or not signed by the key in its header");
        }
        try {
            if (!used.add(checked)) {
                throw refusal("The DPoP proof was used before; make a new one for each request");
            }
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("Nobody can say whether the proof is new", e);
        }
    }

    /** The answer to a request whose proof does not do. */
    public static OAuth2AuthenticationException refusal(String reason) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, reason, null));
    }
}
