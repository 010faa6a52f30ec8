package dev.yata.resource.security;

import dev.yata.resource.dpop.ProofVerifier;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Accepts an unbound token only as Bearer, and a token that is bound to a key only with a proof (RFC 9449 §7). */
class TokenAuthenticator implements AuthenticationManager {

    private final JwtAuthenticationProvider tokens;
    private final Optional<ProofVerifier> proofs;

    TokenAuthenticator(JwtDecoder tokens, Optional<ProofVerifier> proofs) {
        this.tokens = new JwtAuthenticationProvider(tokens);
        this.proofs = proofs;
    }

    @Override
    public Authentication authenticate(Authentication sent) {
        return sent instanceof DPoPAuthenticationToken bound ? withProof(bound) : bearer(sent);
    }

    private Authentication bearer(Authentication sent) {
        Authentication token = tokens.authenticate(sent);
        if (jwtOf(token).hasClaim("cnf")) {
            throw invalid("The token is bound to a key; send it with the DPoP scheme and a proof");
        }
        return token;
    }

    private Authentication withProof(DPoPAuthenticationToken sent) {
        Authentication token = tokens.authenticate(new BearerTokenAuthenticationToken(sent.getAccessToken()));
        if (ProofVerifier.boundKeyOf(jwtOf(token)).isEmpty()) {
            throw invalid("The token is not bound to a key by its thumbprint; send it as Bearer");
        }
        proofs.orElseThrow().verify(sent.getDPoPProof(), sent.getMethod(), sent.getResourceUri(), jwtOf(token));
        return token;
    }

    private static Jwt jwtOf(Authentication token) {
        return ((JwtAuthenticationToken) token).getToken();
    }

    private static OAuth2AuthenticationException invalid(String reason) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(reason));
    }
}
