package dev.yata.resource.security;

import dev.yata.resource.dpop.ProofVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Reads the token from the header. Rejects a token in the query string, because it would appear in logs (RFC 9700
 * §4.3.2).
 */
class RequestTokens {

    private static final String DPOP = "DPoP ";

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
    private final ResourceUri resourceUri;

    RequestTokens(ResourceUri resourceUri) {
        this.resourceUri = resourceUri;
    }

    /** Returns whether the request uses the DPoP scheme. */
    static boolean usesDpop(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, DPOP, 0, DPOP.length());
    }

    /** Returns the token of {@code Authorization: Bearer} (RFC 6750 §2.1); rejects tokens sent in any other place. */
    @Nullable
    String bearer(HttpServletRequest request) {
        if (hasTokenInQuery(request.getQueryString())) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest(
                    "Send the access token in the Authorization header, not in the query string"));
        }
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("Send one Authorization header, not several"));
        }
        return header.resolve(request);
    }

    /** Returns the token of {@code Authorization: DPoP} with its proof (RFC 9449 §7.1). */
    @Nullable
    Authentication withProof(HttpServletRequest request) {
        if (!usesDpop(request)) {
            return null;
        }
        String token = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(DPOP.length())
                .strip();
        List<String> proofs = Collections.list(request.getHeaders("DPoP"));
        if (proofs.size() != 1 || proofs.get(0).isBlank()) {
            throw ProofVerifier.invalid("Send one DPoP header with a proof");
        }
        if (token.isEmpty()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The access token is malformed"));
        }
        return new DPoPAuthenticationToken(token, proofs.get(0), request.getMethod(), resourceUri.of(request));
    }

    private static boolean hasTokenInQuery(@Nullable String query) {
        return query != null
                && Arrays.stream(query.split("&"))
                        .map(part -> part.split("=", 2)[0])
                        .anyMatch(name -> decode(name).equals("access_token"));
    }

    private static String decode(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
