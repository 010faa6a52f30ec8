package dev.yata.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.key.KeyDetails.State;
import dev.yata.auth.key.StoredKeys.StoredKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a signing key: published as the next one, then signing, then retired and published until its last token
 * has expired. Whichever replica acts does so alone and in one transaction, and no key signs before it has been published
 * for longer than any replica or cache is behind.
 */
@Component
public class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final StoredKeys stored;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final SigningAlgorithm algorithm;
    private final RotationSettings settings;

    KeyRotation(
            StoredKeys stored,
            Vault vault,
            JdbcClient jdbc,
            AuditLog audit,
            KeySettings keys,
            RotationSettings settings) {
        this.stored = stored;
        this.vault = vault;
        this.jdbc = jdbc;
        this.audit = audit;
        this.algorithm = keys.signingAlgorithm();
        this.settings = settings;
    }

    /** Every key that is published, oldest first. */
    @Transactional(readOnly = true)
    public List<KeyDetails> keys() {
        return stored.all().stream().map(StoredKey::details).toList();
    }

    /**
     * Replaces the active key: at once, if the next key has been published for long enough already; otherwise as soon as
     * it has been, see {@link KeyDetails#activatesAt}. Asking again meanwhile changes nothing.
     *
     * @return every key after it
     * @throws OutdatedMasterKeyException when this replica cannot encrypt a key; nothing was changed
     */
    @Transactional
    public List<KeyDetails> rotate() {
        KeyLock.take(jdbc);
        if (!vault.isCurrent()) {
            throw new OutdatedMasterKeyException();
        }
        createNext(settings.publishAtLeast());
        stored.hasten(algorithm, settings.publishAtLeast());
        activateIfDue();
        return keys();
    }

    /** What time has brought about. */
    @Scheduled(fixedDelayString = "10s", initialDelayString = "10s")
    @Transactional
    public void advance() {
        KeyLock.take(jdbc);
        if (!vault.isCurrent()) {
            log.error("The master key was changed; restart this replica with the new one");
            return;
        }
        if (stored.isActiveOlderThan(algorithm, settings.rotateAfter().minus(settings.publishBefore()))) {
            createNext(settings.publishBefore());
        }
        activateIfDue();
        for (String kid : stored.removeRetired()) {
            audit.record(AuditAction.KEY_REMOVED, kid, "its last token has expired");
        }
    }

    /**
     * Sees to it that there is a key to sign with. The very first one signs at once; with a changed algorithm the key in
     * use goes on until the next one, of the new algorithm, has been published long enough.
     */
    @Transactional
    void begin() {
        KeyLock.take(jdbc);
        List<StoredKey> keys = stored.all();
        if (keys.stream().anyMatch(key -> key.is(State.ACTIVE, algorithm))) {
            return;
        }
        if (keys.stream().anyMatch(key -> key.details().state() == State.ACTIVE)) {
            createNext(settings.publishAtLeast());
            activateIfDue();
            return;
        }
        JWK key = generate();
        stored.addActive(algorithm, key);
        audit.record(AuditAction.KEY_CREATED, key.getKeyID(), algorithm + ", the first one; signs at once");
    }

    private void createNext(Duration published) {
        if (stored.all().stream().anyMatch(key -> key.is(State.NEXT, algorithm))) {
            return;
        }
        JWK key = generate();
        if (stored.addNext(algorithm, key, published)) {
            audit.record(AuditAction.KEY_CREATED, key.getKeyID(), algorithm + ", the next one; published");
        }
    }

    private void activateIfDue() {
        Optional<String> due = stored.dueToActivate(algorithm);
        if (due.isPresent()) {
            stored.activate(due.get());
            audit.record(AuditAction.KEY_ACTIVATED, due.get(), "signs from now on; the one before is retired");
        }
    }

    private JWK generate() {
        try {
            return algorithm.generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
