package dev.yata.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.key.StoredKeys.StoredKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs with the one active key of the configured algorithm, and publishes every stored key as a JWK set (RFC 7517).
 * What another replica stored is seen after at most 30 s.
 */
@Component
public final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration REFRESH = Duration.ofSeconds(30);

    private final StoredKeys stored;
    private final SigningAlgorithm algorithm;
    private volatile Snapshot snapshot;

    SigningKeys(StoredKeys stored, KeySettings settings) {
        this.stored = stored;
        this.algorithm = settings.signingAlgorithm();
        this.snapshot = load();
    }

    /** The keys as last read. */
    private record Snapshot(JWKSet keys, JWSHeader header, JWSSigner signer, long loadedAt) {

        boolean isFresh() {
            return System.nanoTime() - loadedAt < REFRESH.toNanos();
        }
    }

    /** Signs the claims as a JWT of this type, compact form. */
    public String sign(String type, JWTClaimsSet claims) {
        Snapshot current = current();
        JWSHeader header = new JWSHeader.Builder(current.header())
                .type(new JOSEObjectType(type))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(current.signer());
        } catch (JOSEException failed) {
            throw new IllegalStateException("The active signing key does not sign", failed);
        }
        return jwt.serialize();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(current().keys());
    }

    /** Every stored key without its private part. */
    JWKSet publicKeys() {
        return current().keys().toPublicJWKSet();
    }

    private Snapshot current() {
        Snapshot current = snapshot;
        return current.isFresh() ? current : refresh();
    }

    private synchronized Snapshot refresh() {
        if (!snapshot.isFresh()) {
            snapshot = load();
        }
        return snapshot;
    }

    private Snapshot load() {
        List<StoredKey> keys = stored.all();
        Optional<JWK> active = active(keys);
        if (active.isEmpty()) {
            stored.createActiveIfAbsent(algorithm);
            keys = stored.all();
            active = active(keys);
        }
        JWK signing = active.orElseThrow();
        JWKSet set = new JWKSet(keys.stream().map(StoredKey::jwk).toList());
        JWSHeader header =
                new JWSHeader.Builder(algorithm.jws()).keyID(signing.getKeyID()).build();
        return new Snapshot(set, header, signer(signing), System.nanoTime());
    }

    private Optional<JWK> active(List<StoredKey> keys) {
        return keys.stream()
                .filter(key -> key.active() && algorithm.jws().equals(key.jwk().getAlgorithm()))
                .map(StoredKey::jwk)
                .findFirst();
    }

    private JWSSigner signer(JWK key) {
        try {
            return algorithm.signer(key);
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The active signing key cannot be used", unusable);
        }
    }
}
