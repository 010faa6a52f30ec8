package dev.yata.auth.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.yata.auth.client.ClientMetadata;
import dev.yata.auth.client.PublicKeys;
import dev.yata.auth.key.ClientPublicKeys;
import dev.yata.auth.settings.KeyHosts;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks whether a client signed a JWT, with its registered or published keys. */
@Component
class ClientKeys {

    private static final Logger log = LoggerFactory.getLogger(ClientKeys.class);
    private static final int MAX_CANDIDATES = 10;
    private static final int RSA_BITS = 2048;

    private final Cache<Object, JWKSource<SecurityContext>> sources = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final JWKSet dummies = dummies();
    private final KeyHosts hosts;

    ClientKeys(KeyHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Returns whether one of the client's keys signed the JWT. If no key is a candidate, tries dummy keys, to take the
     * same time.
     */
    boolean verify(Optional<StoredClient> client, SignedJWT jwt) {
        JWKSelector selector = new JWKSelector(matcher(jwt.getHeader()));
        List<JWK> candidates = client.map(known -> candidates(known, selector)).orElse(List.of());
        return (candidates.isEmpty() ? selector.select(dummies) : candidates)
                .stream().limit(MAX_CANDIDATES).anyMatch(key -> ClientPublicKeys.verifies(jwt, key));
    }

    private List<JWK> candidates(StoredClient client, JWKSelector selector) {
        try {
            Optional<JWKSource<SecurityContext>> source = source(client.metadata());
            return source.isEmpty() ? List.of() : source.get().get(selector, null);
        } catch (RateLimitReachedException tooSoon) {
            return List.of();
        } catch (KeySourceException failed) {
            log.warn(
                    "The keys of client {} could not be fetched from its jwks_uri: {}",
                    client.clientId(),
                    failed.getMessage());
            return List.of();
        }
    }

    private Optional<JWKSource<SecurityContext>> source(ClientMetadata client) {
        Map<String, Object> jwks = client.jwks();
        if (jwks != null) {
            return Optional.of(sources.get(jwks, same -> new ImmutableJWKSet<>(PublicKeys.parseStored(jwks))));
        }
        String uri = client.jwksUri();
        return uri == null ? Optional.empty() : Optional.of(sources.get(uri, same -> PublishedKeys.source(uri, hosts)));
    }

    /** Matches keys by algorithm, and by {@code kid} if the JWT has one. */
    private static JWKMatcher matcher(JWSHeader header) {
        JWKMatcher.Builder matcher = new JWKMatcher.Builder().keyType(KeyType.forAlgorithm(header.getAlgorithm()));
        return header.getKeyID() == null
                ? matcher.build()
                : matcher.keyIDs(header.getKeyID(), null).build();
    }

    /** Makes one EC and one RSA key that never sign. They have no {@code kid}, so they match any JWT. */
    private static JWKSet dummies() {
        BigInteger modulus = new BigInteger(RSA_BITS, new SecureRandom())
                .setBit(RSA_BITS - 1)
                .setBit(0);
        RSAKey rsa =
                new RSAKey.Builder(Base64URL.encode(modulus), Base64URL.encode(BigInteger.valueOf(65_537))).build();
        try {
            return new JWKSet(List.of(new ECKeyGenerator(Curve.P_256).generate().toPublicJWK(), rsa));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
