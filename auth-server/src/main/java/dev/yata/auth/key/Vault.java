package dev.yata.auth.key;

import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.settings.StartRefusedException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that lie in the database encrypted with the master key. At start, in one transaction, all of them are opened;
 * what only the previous master key opens is encrypted anew. One that neither opens refuses the start, and nothing was
 * changed.
 */
@Component
final class Vault {

    /** The name of the key that client secrets are hashed with. */
    static final String CLIENT_SECRETS = "client-secrets";

    private static final String PURPOSE = "signing-keys";

    private static final String SIGNING =
            "select kid as name, encrypted_jwk as encrypted from signing_keys order by kid";
    private static final String PROTECTED = "select name, encrypted from protected_keys order by name";

    private final MasterKeys masterKeys;
    private final KeyCipher cipher;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Vault(MasterKeys masterKeys, JdbcClient jdbc, AuditLog audit, TransactionTemplate transaction) {
        this.masterKeys = masterKeys;
        this.cipher = new KeyCipher(masterKeys.current(), PURPOSE);
        this.jdbc = jdbc;
        this.audit = audit;
        transaction.executeWithoutResult(status -> open());
    }

    byte[] encrypt(String name, String plaintext) {
        return cipher.encrypt(name, plaintext);
    }

    /** Nothing when another replica has changed the master key since this one started. */
    Optional<String> decrypt(String name, byte[] encrypted) {
        return cipher.decrypt(name, encrypted);
    }

    /** Whether the keys are still encrypted with the master key this replica has. */
    boolean isCurrent() {
        return clientSecretsKey().isPresent();
    }

    /** The key that client secrets are hashed with, unless the master key was changed by another replica. */
    Optional<byte[]> clientSecretsKey() {
        return Optional.ofNullable(read(PROTECTED).get(CLIENT_SECRETS))
                .flatMap(encrypted -> decrypt(CLIENT_SECRETS, encrypted))
                .map(Base64.getDecoder()::decode);
    }

    private void open() {
        KeyLock.take(jdbc);
        int changed = 0;
        for (Map.Entry<String, byte[]> key : read(SIGNING).entrySet()) {
            changed +=
                    reencrypt(key.getKey(), key.getValue(), "update signing_keys set encrypted_jwk = ? where kid = ?");
        }
        for (Map.Entry<String, byte[]> key : read(PROTECTED).entrySet()) {
            changed +=
                    reencrypt(key.getKey(), key.getValue(), "update protected_keys set encrypted = ? where name = ?");
        }
        seedClientSecretsKey(
                changed > 0 && masterKeys.previous() != null ? masterKeys.previous() : masterKeys.current());
        if (changed > 0) {
            audit.record(AuditAction.MASTER_KEY_CHANGED, "master key", changed + " keys are encrypted anew");
        }
    }

    private int reencrypt(String name, byte[] encrypted, String update) {
        if (decrypt(name, encrypted).isPresent()) {
            return 0;
        }
        String plaintext = Optional.ofNullable(masterKeys.previous())
                .flatMap(previous -> new KeyCipher(previous, PURPOSE).decrypt(name, encrypted))
                .orElseThrow(() -> refused(name));
        return jdbc.sql(update).params(encrypt(name, plaintext), name).update();
    }

    /** Hashes made before this key was stored were made with one derived from the master key of that time. */
    private void seedClientSecretsKey(MasterKey origin) {
        String seed = Base64.getEncoder().encodeToString(origin.derive(CLIENT_SECRETS));
        jdbc.sql("insert into protected_keys (name, encrypted) values (?, ?) on conflict do nothing")
                .params(CLIENT_SECRETS, encrypt(CLIENT_SECRETS, seed))
                .update();
    }

    /** Encrypted keys by name. */
    private Map<String, byte[]> read(String select) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        jdbc.sql(select).query((RowCallbackHandler) row -> keys.put(row.getString("name"), row.getBytes("encrypted")));
        return keys;
    }

    private static StartRefusedException refused(String name) {
        return new StartRefusedException(
                "The key " + name + " in the database was encrypted with another master key. Nothing was changed.",
                "Give the master key this database is used with (YATA_MASTER_KEY or master.key). To change it, give the"
                        + " new one there and the one until now as YATA_PREVIOUS_MASTER_KEY.");
    }
}
