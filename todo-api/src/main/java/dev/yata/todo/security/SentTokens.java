package dev.yata.todo.security;

import dev.yata.todo.dpop.Proofs;
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
import org.springframework.stereotype.Component;

/** Takes tokens from the header only; one in the query string would end in logs and is refused (RFC 9700 §4.3.2). */
@Component
class SentTokens {

    private static final String DPOP = "DPoP ";

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();
    private final PublicUri publicUri;

    SentTokens(PublicUri publicUri) {
        this.publicUri = publicUri;
    }

    /** Whether a token came with the DPoP scheme. */
    static boolean withProof(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, DPOP, 0, DPOP.length());
    }

    /** The token of {@code Authorization: Bearer} (RFC 6750 §2.1); refuses those that came in any odd way. */
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

    /** The token of {@code Authorization: DPoP} with its proof (RFC 9449 §7.1). */
    @Nullable
    Authentication proven(HttpServletRequest request) {
        if (!withProof(request)) {
            return null;
        }
        String token = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(DPOP.length())
                .strip();
        List<String> proofs = Collections.list(request.getHeaders("DPoP"));
        if (proofs.size() != 1 || proofs.get(0).isBlank()) {
            throw Proofs.refusal("Send one DPoP header with a proof");
        }
        if (token.isEmpty()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("The access token is malformed"));
        }
        return new DPoPAuthenticationToken(token, proofs.get(0), request.getMethod(), publicUri.of(request));
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
