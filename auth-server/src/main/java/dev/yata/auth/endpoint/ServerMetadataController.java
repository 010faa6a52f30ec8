package dev.yata.auth.endpoint;

import dev.yata.auth.client.GrantType;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.ServerSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /.well-known/oauth-authorization-server}: returns the metadata of this server (RFC 8414).
 * Spring's own endpoint always lists an authorization endpoint.
 */
@RestController
class ServerMetadataController {

    private static final List<String> AUTH_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

    /** The algorithms that clients may use to sign assertions and proofs. */
    private static final List<String> SIGNING_ALGORITHMS = List.of("ES256", "RS256");

    private final Map<String, Object> metadata = new LinkedHashMap<>();

    ServerMetadataController(ServerSettings server, ProtectedResources resources, List<GrantType> grants) {
        metadata.put("issuer", server.issuer());
        addEndpoint("token", server.url("/oauth/token"));
        addEndpoint("introspection", server.url("/oauth/introspect"));
        addEndpoint("revocation", server.url("/oauth/revoke"));
        metadata.put("jwks_uri", server.url("/oauth/jwks"));
        metadata.put("scopes_supported", resources.scopes());
        // The RFC requires this member. It is empty, because the server has no authorization endpoint.
        metadata.put("response_types_supported", List.of());
        metadata.put(
                "grant_types_supported", grants.stream().map(GrantType::value).toList());
        metadata.put("dpop_signing_alg_values_supported", SIGNING_ALGORITHMS);
    }

    private void addEndpoint(String name, String url) {
        metadata.put(name + "_endpoint", url);
        metadata.put(name + "_endpoint_auth_methods_supported", AUTH_METHODS);
        metadata.put(name + "_endpoint_auth_signing_alg_values_supported", SIGNING_ALGORITHMS);
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    ResponseEntity<Map<String, Object>> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(metadata);
    }
}
