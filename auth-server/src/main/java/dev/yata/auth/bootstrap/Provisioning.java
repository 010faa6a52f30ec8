package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates an account and the file with its credential. If the server crashes between the two steps, the next start
 * repairs the state.
 */
final class Provisioning {

    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private Provisioning() {}

    /**
     * Creates the account unless it exists, and ensures that this field of the file has its credential.
     *
     * @param configured the credential to create the account with, if its owner chose one
     * @param renews whether to replace a credential that is missing in the file, although others may still use it
     */
    static void ensure(
            Account account, CredentialFile file, String field, @Nullable Secret configured, boolean renews) {
        Optional<Secret> told = file.get(field).map(Secret::new);
        if (!account.existed()) {
            Secret secret = configured != null ? configured : told.orElseGet(Secret::random);
            // Writes the file first. If the database then fails, the next start reads the credential from the file.
            file.set(Map.of(field, secret.value()));
            account.create(secret);
            log.info("Created {}; its credential is in {}", account.name(), file.location());
        } else if (told.isEmpty() && !renews) {
            log.info(
                    "{} has no credential of {}; it is left as it is. yata.bootstrap.renew=true makes a new one",
                    file.location(),
                    account.name());
        } else if (told.isEmpty()) {
            // Changes the database first. A later start would not correct a wrong file, because the account exists.
            account.renew().ifPresent(secret -> {
                file.set(Map.of(field, secret.value()));
                log.info("{} lost the credential of {}; a new one replaces it", file.location(), account.name());
            });
        }
    }

    /** Creates the account with a credential its owner knows, unless it exists. */
    static void ensure(Account account, Secret configured) {
        if (!account.existed()) {
            account.create(configured);
            log.info("Created {} with the configured credential", account.name());
        }
    }
}
