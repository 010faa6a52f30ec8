package dev.yata.auth.endpoint;

import dev.yata.auth.client.GrantType;
import dev.yata.auth.settings.ProtectedResources;
import dev.yata.auth.settings.ServerSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /.well-known/oauth-authorization-server} (RFC 8414 section 3). */
@RestController
class ServerMetadataController {

    private final ServerMetadata metadata;

    ServerMetadataController(ServerSettings server, ProtectedResources resources, List<GrantType> grants) {
        this.metadata = ServerMetadata.of(
                server,
                resources.scopes(),
                grants.stream().map(GrantType::value).toList());
    }

    @GetMapping("/.well-known/oauth-authorization-server")
    ResponseEntity<ServerMetadata> metadata() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(metadata);
    }
}
