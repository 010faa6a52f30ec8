package dev.yata.resource.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.yata.resource.jws.CompactJws;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.DPoPProofJwtDecoderFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.transaction.TransactionException;

/** Verifies that a proof belongs to a request and its token, and accepts each proof once. */
public class ProofVerifier {

    /** Lists the signature algorithms of proofs. */
    public static final List<String> ALGORITHMS = List.of("ES256", "RS256");

    /**
     * Checks type, key and signature. Our claim checks replace the default ones, which do not support replicas or
     * proxies.
     */
    private final DPoPProofJwtDecoderFactory decoders = new DPoPProofJwtDecoderFactory();

    private final UsedProofs used;

    ProofVerifier(UsedProofs used, Clock clock) {
        this.used = used;
        decoders.setJwtValidatorFactory(request -> ProofValidators.of(request, clock));
    }

    /**
     * Returns the thumbprint (RFC 7638) in {@code cnf.jkt}, or nothing if the token is not bound to a key in this way.
     */
    public static Optional<String> boundKeyOf(Jwt token) {
        return token.getClaim("cnf") instanceof Map<?, ?> confirmation
                        && confirmation.size() == 1
                        && confirmation.get("jkt") instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }

    /**
     * Verifies a proof and stores it as used.
     *
     * @param uri the request's public URI
     * @param token a valid token that is bound to a key
     * @throws OAuth2AuthenticationException {@code invalid_dpop_proof}, with a message for the client
     * @throws InternalAuthenticationServiceException if the database failed
     */
    public void verify(String proof, String method, String uri, Jwt token) {
        Jwt verified;
        try {
            if (!CompactJws.isExact(proof)) {
                throw new BadJwtException("The proof is malformed");
            }
            DPoPProofContext request = DPoPProofContext.withDPoPProof(proof)
                    .method(method)
                    .targetUri(uri)
                    .accessToken(token)
                    .build();
            verified = decoders.createDecoder(request).decode(proof);
        } catch (JwtValidationException e) {
            throw invalid(String.valueOf(e.getErrors().iterator().next().getDescription()));
        } catch (JwtException | IllegalArgumentException e) {
            throw invalid("The DPoP proof is malformed or not signed by the key in its header");
        }
        try {
            if (!used.add(thumbprintOf(verified).orElseThrow(), Objects.requireNonNull(verified.getId()))) {
                throw invalid("The DPoP proof was used before; make a new one for each request");
            }
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("The used DPoP proofs could not be read", e);
        }
    }

    static Optional<String> thumbprintOf(Jwt proof) {
        try {
            JWK key = JWK.parse(JSONObjectUtils.getJSONObject(proof.getHeaders(), "jwk"));
            return Optional.of(key.computeThumbprint().toString());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Returns the error for a proof that is missing or not valid. */
    public static OAuth2AuthenticationException invalid(String reason) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, reason, null));
    }
}
