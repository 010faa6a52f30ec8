package dev.yata.auth.key;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /oauth/jwks}: the public keys of all stored key pairs (RFC 7517 section 5). */
@RestController
class JwkSetController {

    private final SigningKeys keys;

    JwkSetController(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/oauth/jwks")
    ResponseEntity<Map<String, Object>> jwkSet() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .body(keys.publicKeys().toJSONObject());
    }
}
