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
import dev.yata.auth.key.KeyDetails.State;
import dev.yata.auth.key.StoredKeys.StoredKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Signs with the active key, and publishes every stored key as a JWK set (RFC 7517). Reads the keys again after 5 s,
 * and keeps the last ones while the database does not answer.
 */
@Component
public final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration REFRESH = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final StoredKeys stored;
    private final SigningAlgorithm algorithm;
    private volatile Snapshot snapshot;

    SigningKeys(StoredKeys stored, KeyRotation rotation, KeySettings settings) {
        this.stored = stored;
        this.algorithm = settings.signingAlgorithm();
        rotation.ensureKeys();
        this.snapshot = load(null);
    }

    /** The keys as last read; the set contains public keys only. */
    private record Snapshot(JWKSet keys, JWSHeader header, JWSSigner signer, long loadedAt) {

        boolean isFresh() {
            return System.nanoTime() - loadedAt < REFRESH.toNanos();
        }

        Snapshot with(JWKSet current) {
            return new Snapshot(current, header, signer, System.nanoTime());
        }
    }

    /** Signs claims as a JWT of a type, in compact form. */
    public String sign(String type, JWTClaimsSet claims) {
        Snapshot current = current();
        JWSHeader header = new JWSHeader.Builder(current.header())
                .type(new JOSEObjectType(type))
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(current.signer());
        } catch (JOSEException failed) {
            throw new IllegalStateException("The active signing key cannot sign", failed);
        }
        return jwt.serialize();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(current().keys());
    }

    /** Returns the public keys of all stored keys. */
    JWKSet publicKeys() {
        return current().keys();
    }

    private Snapshot current() {
        Snapshot current = snapshot;
        return current.isFresh() ? current : refresh();
    }

    private synchronized Snapshot refresh() {
        if (!snapshot.isFresh()) {
            try {
                snapshot = load(snapshot);
            } catch (DataAccessException unavailable) {
                log.warn("The signing keys could not be read from the database; the last ones stay in use");
                snapshot = snapshot.with(snapshot.keys());
            }
        }
        return snapshot;
    }

    private Snapshot load(@Nullable Snapshot before) {
        List<StoredKey> keys = stored.all();
        StoredKey active = active(keys);
        JWKSet published = new JWKSet(keys.stream()
                .map(SigningKeys::publicKey)
                .flatMap(Optional::stream)
                .toList());
        if (before != null && before.header().getKeyID().equals(active.details().kid())) {
            return before.with(published);
        }
        Optional<String> secret = active.privateJwk().get();
        if (secret.isEmpty()
                && before != null
                && published.getKeyByKeyId(before.header().getKeyID()) != null) {
            log.error("The master key was replaced. This replica signs as before; restart it with the new master key");
            return before.with(published);
        }
        JWK signing = parse(secret.orElseThrow());
        SigningAlgorithm used = SigningAlgorithm.valueOf(active.details().algorithm());
        JWSHeader header =
                new JWSHeader.Builder(used.jws()).keyID(signing.getKeyID()).build();
        return new Snapshot(published, header, used.signer(signing), System.nanoTime());
    }

    /** Finds the active key of the configured algorithm, or of the previous algorithm until a new key is active. */
    private StoredKey active(List<StoredKey> keys) {
        return keys.stream()
                .filter(key -> key.details().state() == State.ACTIVE)
                .max(Comparator.comparing(key -> key.is(State.ACTIVE, algorithm)))
                .orElseThrow(() -> new IllegalStateException("The database holds no active signing key"));
    }

    /** Returns empty if only the encrypted key is stored and cannot be decrypted. */
    private static Optional<JWK> publicKey(StoredKey key) {
        return key.publicJwk() != null
                ? Optional.of(parse(key.publicJwk()))
                : key.privateJwk().get().map(json -> parse(json).toPublicJWK());
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException impossible) {
            // The cause may quote the key.
            throw new IllegalStateException("A stored signing key is not a JWK");
        }
    }
}
