package dev.yata.auth.endpoint;

import dev.yata.auth.settings.ServerSettings;
import java.util.List;

/**
 * Authorization server metadata (RFC 8414 section 2): what is offered and nothing else. Spring's own endpoint cannot
 * leave out an authorization endpoint.
 *
 * @param responseTypesSupported empty: there is no authorization endpoint, but the RFC requires the member
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

    /** What a client may sign its assertions and proofs with. */
    private static final List<String> SIGNING_ALGORITHMS = List.of("ES256", "RS256");

    static ServerMetadata of(ServerSettings server, List<String> scopes) {
        return new ServerMetadata(
                server.issuer(),
                server.url("/oauth/token"),
                server.url("/oauth/introspect"),
                server.url("/oauth/revoke"),
                server.url("/oauth/jwks"),
                scopes,
                List.of(),
                List.of("client_credentials"),
                AUTH_METHODS,
                SIGNING_ALGORITHMS,
                AUTH_METHODS,
                SIGNING_ALGORITHMS,
                AUTH_METHODS,
                SIGNING_ALGORITHMS,
                SIGNING_ALGORITHMS);
    }
}
