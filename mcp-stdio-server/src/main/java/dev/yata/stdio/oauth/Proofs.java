package dev.yata.stdio.oauth;

import dev.yata.stdio.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that this process holds the key its tokens are bound to (DPoP, RFC 9449 §4). The key is made when the first is
 * needed and lives no longer than the process.
 */
final class Proofs {

    private @Nullable SigningKey key;
    /** What each server wants to see in the next proof (RFC 9449 §8). */
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    /**
     * A proof for one request.
     *
     * @param token the token that goes with it, or null when one is asked for
     */
    String proof(String method, URI uri, @Nullable String token) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", origin(uri) + uri.getRawPath());
        claims.put("iat", Instant.now().getEpochSecond());
        if (token != null) {
            claims.put("ath", Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(token)));
        }
        String nonce = nonces.get(origin(uri));
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        return key().sign(claims);
    }

    /** Keeps the nonce that an answer brings, and tells whether the request was refused for want of it. */
    boolean wantsNonce(URI uri, HttpResponse response) {
        String nonce = response.header("dpop-nonce");
        if (nonce == null) {
            return false;
        }
        nonces.put(origin(uri), nonce);
        String challenge = response.header("www-authenticate");
        return (response.status() == 400 && response.body().contains("\"use_dpop_nonce\""))
                || (response.status() == 401 && challenge != null && challenge.contains("\"use_dpop_nonce\""));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private synchronized SigningKey key() {
        if (key == null) {
            key = SigningKey.forProofs();
        }
        return key;
    }
}
