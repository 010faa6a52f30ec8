package dev.yata.resource.status;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.yata.resource.authserver.AuthServerKeys;
import java.io.IOException;
import java.text.ParseException;
import java.util.Set;

/** Verifies status list tokens: signature, {@code typ}, {@code sub}, {@code iat}, {@code exp} (draft §5.1). */
class StatusListTokenVerifier {

    private final AuthServerKeys keys;

    StatusListTokenVerifier(AuthServerKeys keys) {
        this.keys = keys;
    }

    /**
     * Returns the status list in a token.
     *
     * @param uri the list's address, which must be the token's {@code sub}
     * @throws IOException if the token is not valid
     */
    StatusList verify(String token, String uri) throws IOException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("statuslist+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256), keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder().subject(uri).build(), Set.of("iat", "status_list")));
        try {
            return StatusList.of(processor.process(token, null));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new IOException("The status list token is not valid: " + e.getMessage(), e);
        }
    }
}
