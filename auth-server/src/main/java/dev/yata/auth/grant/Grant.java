package dev.yata.auth.grant;

import dev.yata.auth.client.GrantType;

/**
 * A way to get an access token. To add a grant, add a bean of this type; metadata, error texts and registration use it.
 * {@link TokenEndpoint} runs the steps that all grants share: it checks the client's registration for the grant, the
 * scopes, the resource and the DPoP proof, and issues the token.
 *
 * <p>A grant reads only its own parameters, for example {@code code} or {@code subject_token}. It may return a subject
 * other than the client, and fewer scopes and resources.
 */
public interface Grant extends GrantType {

    /**
     * Decides which rights the token may have.
     *
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the grant rejects the request,
     *     with an error code of RFC 6749 section 5.2
     */
    GrantedRights grant(TokenRequest request);
}
