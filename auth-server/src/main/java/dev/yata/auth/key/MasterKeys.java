package dev.yata.auth.key;

import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.StartRefusedException;
import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The master keys, which encrypt the keys in the database. Reads the current key from the settings, or with the
 * embedded database from a file that the first start generates. Other packages get only keys derived from it, for data
 * that may be lost when the master key changes.
 */
@Component
public final class MasterKeys {

    private static final int LENGTH = 32;
    private static final String REMEDY = "Set YATA_MASTER_KEY, or mount a secret file of that name, to the output of: "
            + "openssl rand -base64 32. Keep it: encrypted data cannot be read without it.";
    private static final String RESTORE = "Restore the key that encrypted this database; a new key cannot read it.";

    private final HmacKey current;
    private final @Nullable HmacKey previous;

    MasterKeys(KeySettings settings, Environment environment) {
        this.current = configured(settings.masterKey(), "YATA_MASTER_KEY").orElseGet(() -> stored(environment));
        this.previous = configured(settings.previousMasterKey(), "YATA_PREVIOUS_MASTER_KEY")
                .orElse(null);
    }

    /** Returns a key for signing, for one purpose. */
    public HmacKey derive(String purpose) {
        return new HmacKey(current.derive(purpose));
    }

    /** Returns a cipher for one purpose. */
    public KeyCipher cipher(String purpose) {
        return new KeyCipher(current, purpose);
    }

    HmacKey current() {
        return current;
    }

    /** Returns the former master key; null unless it is being replaced. */
    @Nullable
    HmacKey previous() {
        return previous;
    }

    private static Optional<HmacKey> configured(@Nullable Secret setting, String name) {
        return Optional.ofNullable(setting)
                .map(Secret::value)
                .filter(StringUtils::hasText)
                .map(base64 -> decode(base64, name));
    }

    private static HmacKey stored(Environment environment) {
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            throw new StartRefusedException("An external database is configured, but no master key.", REMEDY);
        }
        PrivateFile file = YataHome.of(environment.getProperty("yata.home")).masterKey();
        Optional<String> existing = file.read();
        if (existing.isEmpty()) {
            byte[] random = new byte[LENGTH];
            new SecureRandom().nextBytes(random);
            file.write(Base64.getEncoder().encodeToString(random) + "\n");
            return new HmacKey(random);
        }
        return decode(existing.get(), file.path().toString());
    }

    private static HmacKey decode(String base64, String source) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == LENGTH) {
                return new HmacKey(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // Reported below, without the value.
        }
        throw new StartRefusedException(source + " does not hold " + LENGTH + " bytes in base64.", RESTORE);
    }
}
