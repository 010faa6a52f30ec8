package dev.yata.auth.key;

import com.nimbusds.jose.jwk.JWK;
import dev.yata.auth.audit.AuditAction;
import dev.yata.auth.audit.AuditLog;
import dev.yata.auth.key.KeyDetails.State;
import dev.yata.auth.key.StoredKeys.StoredKey;
import dev.yata.resource.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves signing keys through their states: next, active, retired, deleted. One replica at a time does so, in one
 * transaction. A key signs only after every replica and cache has had time to see it.
 */
@Component
public class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);

    private final StoredKeys stored;
    private final EncryptedKeys encrypted;
    private final AuditLog audit;
    private final SigningAlgorithm algorithm;
    private final RotationSettings settings;

    KeyRotation(
            StoredKeys stored, EncryptedKeys encrypted, AuditLog audit, KeySettings keys, RotationSettings settings) {
        this.stored = stored;
        this.encrypted = encrypted;
        this.audit = audit;
        this.algorithm = keys.signingAlgorithm();
        this.settings = settings;
    }

    /** Returns every published key, oldest first. */
    @Transactional(readOnly = true)
    public List<KeyDetails> keys() {
        return stored.all().stream().map(StoredKey::details).toList();
    }

    /**
     * Replaces the active key as soon as the next key has been published for long enough, which may be immediately; see
     * {@link KeyDetails#activatesAt}. A second call in the meantime changes nothing.
     *
     * @return every published key
     * @throws Problem 409 if this replica cannot encrypt a key; nothing was changed
     */
    @Transactional
    public List<KeyDetails> rotate() {
        encrypted.lock();
        if (!encrypted.isCurrent()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "The master key was replaced, and the replica that answered has the old one. Nothing was changed;"
                            + " restart it with the new master key.");
        }
        createNext(settings.publishAtLeast());
        stored.activateEarlier(algorithm, settings.publishAtLeast());
        activateIfDue();
        return keys();
    }

    /** Creates, activates and deletes keys that are due. */
    @Scheduled(fixedDelayString = "10s", initialDelayString = "10s")
    @Transactional
    public void advance() {
        encrypted.lock();
        if (!encrypted.isCurrent()) {
            log.error("The master key was replaced; restart this replica with the new one");
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
     * Ensures that there is a key to sign with. The first key signs immediately. After a change of the algorithm, the
     * current key signs until a key of the new algorithm has been published for long enough.
     */
    @Transactional
    void ensureKeys() {
        encrypted.lock();
        List<StoredKey> keys = stored.all();
        if (keys.stream().anyMatch(key -> key.is(State.ACTIVE, algorithm))) {
            return;
        }
        if (keys.stream().anyMatch(key -> key.details().state() == State.ACTIVE)) {
            createNext(settings.publishAtLeast());
            activateIfDue();
            return;
        }
        JWK key = algorithm.generate();
        stored.addActive(algorithm, key);
        audit.record(AuditAction.KEY_CREATED, key.getKeyID(), algorithm + ", the first key; signs at once");
    }

    private void createNext(Duration publishFor) {
        if (stored.all().stream().anyMatch(key -> key.is(State.NEXT, algorithm))) {
            return;
        }
        JWK key = algorithm.generate();
        if (stored.addNext(algorithm, key, publishFor)) {
            audit.record(AuditAction.KEY_CREATED, key.getKeyID(), algorithm + ", the next key; published");
        }
    }

    private void activateIfDue() {
        stored.dueToActivate(algorithm).ifPresent(kid -> {
            stored.activate(kid);
            audit.record(AuditAction.KEY_ACTIVATED, kid, "signs from now on; the previous key is retired");
        });
    }
}
