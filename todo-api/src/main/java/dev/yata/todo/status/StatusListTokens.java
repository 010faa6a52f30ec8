package dev.yata.todo.status;

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
import dev.yata.todo.authserver.AuthServerKeys;
import java.io.IOException;
import java.text.ParseException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Verifies status list tokens: signature, {@code typ}, {@code sub}, {@code iat}, {@code exp} (draft §5.1). */
@Component
class StatusListTokens {

    private final AuthServerKeys keys;

    StatusListTokens(AuthServerKeys keys) {
        this.keys = keys;
    }

    /** Reads the list of this URI out of its token; a token of another list, or without a good signature, is refused. */
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
            throw new IOException("the status list token is refused: " + e.getMessage(), e);
        }
    }
}
