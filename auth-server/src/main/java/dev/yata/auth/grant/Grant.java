package dev.yata.auth.grant;

import dev.yata.auth.client.GrantType;

/**
 * A way to get an access token. A bean of this type is all that a new grant needs: metadata, error texts and
 * registration follow from it. {@link TokenEndpoint} does what every grant needs: it checks that the client is
 * registered for the grant, its scopes, the resource and the DPoP proof, and issues the token.
 *
 * <p>A grant reads only parameters of its own, such as {@code code} or {@code subject_token}, and may answer with another
 * subject than the client, and with fewer scopes and resources.
 */
public interface Grant extends GrantType {

    /**
     * Decides what the request may get.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException when it may get nothing, with an
     *     error code of RFC 6749 section 5.2
     */
    Granted grant(TokenRequest request);
}
