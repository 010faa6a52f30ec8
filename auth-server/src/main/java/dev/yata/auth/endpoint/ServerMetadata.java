package dev.yata.auth.endpoint;

import dev.yata.auth.settings.ServerSettings;
import java.util.List;

/**
 * Describes this server (RFC 8414 section 2), and lists only what it offers. Spring's own endpoint always lists an
 * authorization endpoint.
 *
 * @param responseTypesSupported empty, since there is no authorization endpoint; the RFC requires the member
 */
record ServerMetadata(
        String issuer,
        String tokenEndpoint,
        String introspectionEndpoint,
        String revocationEndpoint,
        String jwksUri,
        List<String> scopesSupported,
        List<String> responseTypesSupported,
        List<String> grantTypesSupported,
        List<String> tokenEndpointAuthMethodsSupported,
        List<String> tokenEndpointAuthSigningAlgValuesSupported,
        List<String> introspectionEndpointAuthMethodsSupported,
        List<String> introspectionEndpointAuthSigningAlgValuesSupported,
        List<String> revocationEndpointAuthMethodsSupported,
        List<String> revocationEndpointAuthSigningAlgValuesSupported,
        List<String> dpopSigningAlgValuesSupported) {

    private static final List<String> AUTH_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

    /** The algorithms that clients may use to sign assertions and proofs. */
    private static final List<String> SIGNING_ALGORITHMS = List.of("ES256", "RS256");

    static ServerMetadata of(ServerSettings server, List<String> scopes, List<String> grantTypes) {
        return new ServerMetadata(
                server.issuer(),
                server.url("/oauth/token"),
                server.url("/oauth/introspect"),
                server.url("/oauth/revoke"),
                server.url("/oauth/jwks"),
                scopes,
                List.of(),
                grantTypes,
                AUTH_METHODS,
                SIGNING_ALGORITHMS,
                AUTH_METHODS,
                SIGNING_ALGORITHMS,
                AUTH_METHODS,
                SIGNING_ALGORITHMS,
                SIGNING_ALGORITHMS);
    }
}
