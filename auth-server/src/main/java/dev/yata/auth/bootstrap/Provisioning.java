package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates an account and the file with its credential, in an order that lets the next start repair a crash in between. */
final class Provisioning {

    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private Provisioning() {}

    /**
     * Makes sure that the account exists, and that the file holds its credential under that field.
     *
     * @param configured the credential to create the account with, if its owner chose one
     * @param renews whether to replace a credential that the file has lost, although others may still use it
     */
    static void ensure(
            Account account, CredentialFile file, String field, @Nullable Secret configured, boolean renews) {
        Optional<Secret> told = file.get(field).map(Secret::new);
        if (!account.existed()) {
            Secret secret = configured != null ? configured : told.orElseGet(Secret::random);
            // The file first: if the database fails, the next start takes the credential from the file.
            file.set(Map.of(field, secret.value()));
            account.create(secret);
            log.info("Created {}; its credential is in {}", account.name(), file.location());
        } else if (told.isEmpty() && !renews) {
            log.info(
                    "{} has no credential of {}; it is left as it is. yata.bootstrap.renew=true makes a new one",
                    file.location(),
                    account.name());
        } else if (told.isEmpty()) {
            // The database first: a wrong file would never be corrected, because the account exists.
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
