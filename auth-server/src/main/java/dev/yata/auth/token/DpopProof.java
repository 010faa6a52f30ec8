package dev.yata.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.key.ClientPublicKeys;
import dev.yata.resource.dpop.TargetUri;
import dev.yata.resource.jws.CompactJws;
import java.text.ParseException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A DPoP proof (RFC 9449 section 4) with a valid signature. The caller checks that it matches the request. */
record DpopProof(JWK key, JWTClaimsSet claims) {

    private static final String TYPE = "dpop+jwt";

    static DpopProof parse(String proof) {
        try {
            SignedJWT jwt = CompactJws.parse(proof);
            JWSHeader header = jwt.getHeader();
            if (header.getType() == null || !TYPE.equals(header.getType().getType())) {
                throw refused("The DPoP proof must have typ " + TYPE);
            }
            if (!ClientPublicKeys.ALGORITHMS.contains(header.getAlgorithm())) {
                throw refused("The DPoP proof must be signed with ES256 or RS256");
            }
            JWK key = header.getJWK();
            if (key == null || ClientPublicKeys.findError(key) != null) {
                throw refused(
                        "jwk of the DPoP proof must be a public EC key on P-256 or an RSA key of 2048 to 4096 bits");
            }
            if (!ClientPublicKeys.verifies(jwt, key)) {
                throw refused("The DPoP proof was not signed with the key in its jwk");
            }
            return new DpopProof(key, jwt.getJWTClaimsSet());
        } catch (ParseException malformed) {
            throw refused("The DPoP header is not a signed JWT with a public key as its jwk");
        }
    }

    boolean isFor(String method, String url) {
        return method.equals(claims.getClaim("htm"))
                && claims.getClaim("htu") instanceof String target
                && TargetUri.of(target).equals(TargetUri.of(url));
    }

    /** Returns the SHA-256 thumbprint of the key (RFC 7638), to which the token is bound. */
    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static OAuth2AuthenticationException refused(String description) {
        return new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, description, null));
    }
}
