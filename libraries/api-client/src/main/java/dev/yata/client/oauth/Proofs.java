package dev.yata.client.oauth;

import dev.yata.client.http.HttpResponse;
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
 * Makes DPoP proofs (RFC 9449 §4). A proof shows that this process holds the key to which its tokens are bound.
 * Generates the key for the first proof and never stores it.
 */
final class Proofs {

    private @Nullable SigningKey key;
    /** The nonce for the next proof, by server (RFC 9449 §8). */
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    /**
     * Returns a proof for one request.
     *
     * @param token that the request carries; null for a token request
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

    /** Keeps the nonce of a response. Returns whether the request was refused because its proof lacked the nonce. */
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
