package dev.yata.auth.key;

import dev.yata.auth.settings.Secret;
import dev.yata.auth.settings.StartRefusedException;
import dev.yata.home.PrivateFile;
import dev.yata.home.YataHome;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Reads the master key from the settings, or with the embedded database from a file that the first start generates. */
@Configuration(proxyBeanMethods = false)
class MasterKeySource {

    private static final int LENGTH = 32;
    private static final String REMEDY = "Set YATA_MASTER_KEY, or mount a secret file of that name, to the output of: "
            + "openssl rand -base64 32. Keep it: encrypted data cannot be read without it.";
    private static final String RESTORE = "Restore the key that encrypted this database; a new key cannot read it.";

    @Bean
    MasterKeys masterKeys(KeySettings settings, Environment environment) {
        Secret previous = settings.previousMasterKey();
        return new MasterKeys(
                current(settings, environment),
                previous != null && StringUtils.hasText(previous.value())
                        ? decode(previous.value(), "YATA_PREVIOUS_MASTER_KEY")
                        : null);
    }

    private static MasterKey current(KeySettings settings, Environment environment) {
        Secret configured = settings.masterKey();
        if (configured != null && StringUtils.hasText(configured.value())) {
            return decode(configured.value(), "YATA_MASTER_KEY");
        }
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            throw new StartRefusedException("An external database is configured, but no master key.", REMEDY);
        }
        return fromFile(YataHome.of(environment.getProperty("yata.home")).masterKey());
    }

    private static MasterKey fromFile(PrivateFile file) {
        Optional<String> existing = file.read();
        if (existing.isEmpty()) {
            byte[] random = new byte[LENGTH];
            new SecureRandom().nextBytes(random);
            file.write(Base64.getEncoder().encodeToString(random) + "\n");
            return new MasterKey(random);
        }
        return decode(existing.get(), file.path().toString());
    }

    private static MasterKey decode(String base64, String source) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == LENGTH) {
                return new MasterKey(bytes);
            }
        } catch (IllegalArgumentException notBase64) {
            // Reported below, without the value.
        }
        throw new StartRefusedException(source + " does not hold " + LENGTH + " bytes in base64.", RESTORE);
    }
}
