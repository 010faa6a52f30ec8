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
 * Encrypts the keys in the database with the master key. At the start, one transaction decrypts all of them, and
 * encrypts again those that were encrypted with the previous master key. If neither key decrypts one of them, the start
 * fails.
 */
@Component
final class EncryptedKeys {

    /** A number that no other task uses for an advisory lock. */
    private static final long LOCK = 0x79617461_0003L;

    /** The name of the key that hashes client secrets. */
    static final String CLIENT_SECRETS = "client-secrets";

    private static final String PURPOSE = "signing-keys";

    private static final String SIGNING =
            "select kid as name, encrypted_jwk as encrypted from signing_keys order by kid";
    private static final String PROTECTED = "select name, encrypted from protected_keys order by name";

    private final MasterKeys masterKeys;
    private final KeyCipher cipher;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    EncryptedKeys(MasterKeys masterKeys, JdbcClient jdbc, AuditLog audit, TransactionTemplate transaction) {
        this.masterKeys = masterKeys;
        this.cipher = masterKeys.cipher(PURPOSE);
        this.jdbc = jdbc;
        this.audit = audit;
        transaction.executeWithoutResult(status -> reencrypt());
    }

    byte[] encrypt(String name, String plaintext) {
        return cipher.encrypt(name, plaintext);
    }

    /** Decrypts a key. Returns empty if another replica has changed the master key since this one started. */
    Optional<String> decrypt(String name, byte[] encrypted) {
        return cipher.decrypt(name, encrypted);
    }

    /** Returns whether the keys are still encrypted with the master key of this replica. */
    boolean isCurrent() {
        return clientSecretsKey().isPresent();
    }

    /** Returns the key that hashes client secrets; empty if another replica has changed the master key. */
    Optional<byte[]> clientSecretsKey() {
        return Optional.ofNullable(read(PROTECTED).get(CLIENT_SECRETS))
                .flatMap(encrypted -> decrypt(CLIENT_SECRETS, encrypted))
                .map(Base64.getDecoder()::decode);
    }

    /** Lets one replica at a time change keys, until the current transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    private void reencrypt() {
        lock();
        int changed = reencrypt(SIGNING, "update signing_keys set encrypted_jwk = ? where kid = ?")
                + reencrypt(PROTECTED, "update protected_keys set encrypted = ? where name = ?");
        seedClientSecretsKey(
                changed > 0 && masterKeys.previous() != null ? masterKeys.previous() : masterKeys.current());
        if (changed > 0) {
            audit.record(AuditAction.MASTER_KEY_CHANGED, "master key", changed + " keys were encrypted again");
        }
    }

    private int reencrypt(String select, String update) {
        Map<String, byte[]> keys = read(select);
        keys.entrySet().removeIf(key -> decrypt(key.getKey(), key.getValue()).isPresent());
        keys.forEach((name, encrypted) -> {
            String plaintext = Optional.ofNullable(masterKeys.previous())
                    .flatMap(previous -> new KeyCipher(previous, PURPOSE).decrypt(name, encrypted))
                    .orElseThrow(() -> refused(name));
            jdbc.sql(update).params(encrypt(name, plaintext), name).update();
        });
        return keys.size();
    }

    /**
     * Stores the key that hashes client secrets, unless it is stored already. Derives it from the older master key,
     * because databases without this row hashed secrets with that derived key.
     */
    private void seedClientSecretsKey(HmacKey origin) {
        String seed = Base64.getEncoder().encodeToString(origin.derive(CLIENT_SECRETS));
        jdbc.sql("insert into protected_keys (name, encrypted) values (?, ?) on conflict do nothing")
                .params(CLIENT_SECRETS, encrypt(CLIENT_SECRETS, seed))
                .update();
    }

    /** Reads the encrypted keys by name. */
    private Map<String, byte[]> read(String select) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        jdbc.sql(select).query((RowCallbackHandler) row -> keys.put(row.getString("name"), row.getBytes("encrypted")));
        return keys;
    }

    private static StartRefusedException refused(String name) {
        return new StartRefusedException(
                "The key " + name + " in the database was encrypted with another master key. Nothing was changed.",
                "Set the master key of this database (YATA_MASTER_KEY or master.key). To change it, set the new key there"
                        + " and the current key as YATA_PREVIOUS_MASTER_KEY.");
    }
}
