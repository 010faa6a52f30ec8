package dev.yata.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code signing_keys}. At most one key per algorithm is active, whichever replica made it first. */
@Component
final class StoredKeys {

    private final JdbcClient jdbc;
    private final KeyCipher cipher;

    StoredKeys(JdbcClient jdbc, KeyCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    record StoredKey(JWK jwk, boolean active) {}

    List<StoredKey> all() {
        return jdbc.sql("select kid, encrypted_jwk, state from signing_keys order by created_at, kid")
                .query((row, number) -> new StoredKey(
                        parse(cipher.decrypt(row.getString("kid"), row.getBytes("encrypted_jwk"))),
                        "active".equals(row.getString("state"))))
                .list();
    }

    /** Stores a new active key unless the algorithm has one, perhaps since a moment ago and by another replica. */
    void createActiveIfAbsent(SigningAlgorithm algorithm) {
        JWK key = generate(algorithm);
        jdbc.sql("insert into signing_keys (kid, algorithm, encrypted_jwk, state, created_at)"
                        + " values (?, ?, ?, 'active', now()) on conflict do nothing")
                .param(key.getKeyID())
                .param(algorithm.name())
                .param(cipher.encrypt(key.getKeyID(), key.toJSONString()))
                .update();
    }

    private static JWK generate(SigningAlgorithm algorithm) {
        try {
            return algorithm.generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException impossible) {
            // The cause would carry the key.
            throw new IllegalStateException("A stored signing key is no JWK");
        }
    }
}
