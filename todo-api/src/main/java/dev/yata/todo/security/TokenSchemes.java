package dev.yata.todo.security;

import dev.yata.todo.dpop.BoundKey;
import dev.yata.todo.dpop.Proofs;
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
import org.springframework.stereotype.Component;

/** Lets a token in for what it is: an unbound one as Bearer, one bound to a key with a proof alone (RFC 9449 §7). */
@Component
class TokenSchemes implements AuthenticationManager {

    private final JwtAuthenticationProvider tokens;
    private final Proofs proofs;

    TokenSchemes(JwtDecoder tokens, Proofs proofs) {
        this.tokens = new JwtAuthenticationProvider(tokens);
        this.proofs = proofs;
    }

    @Override
    public Authentication authenticate(Authentication sent) {
        return sent instanceof DPoPAuthenticationToken bound ? proven(bound) : bearer(sent);
    }

    private Authentication bearer(Authentication sent) {
        Authentication token = tokens.authenticate(sent);
        if (jwtOf(token).hasClaim("cnf")) {
            throw refusal("The token is bound to a key; send it with the DPoP scheme and a proof");
        }
        return token;
    }

    private Authentication proven(DPoPAuthenticationToken sent) {
        Authentication token = tokens.authenticate(new BearerTokenAuthenticationToken(sent.getAccessToken()));
        if (BoundKey.of(jwtOf(token)).isEmpty()) {
            throw refusal("The token is not bound to a key by its thumbprint; send it as Bearer");
        }
        proofs.take(sent.getDPoPProof(), sent.getMethod(), sent.getResourceUri(), jwtOf(token));
        return token;
    }

    private static Jwt jwtOf(Authentication token) {
        return ((JwtAuthenticationToken) token).getToken();
    }

    private static OAuth2AuthenticationException refusal(String reason) {
        return new OAuth2AuthenticationException(BearerTokenErrors.invalidToken(reason));
    }
}
