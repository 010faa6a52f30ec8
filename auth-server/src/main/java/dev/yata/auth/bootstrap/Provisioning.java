package dev.yata.auth.bootstrap;

import dev.yata.auth.client.Subjects;
import dev.yata.auth.settings.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates an account and the file with its credential. If the server crashes between the two steps, the next start
 * repairs the state. Does not create a deleted account again.
 *
 * @param renew whether to replace a credential that is missing in its file, although others may still use it
 */
record Provisioning(Subjects subjects, boolean renew) {

    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    /**
     * Creates the account unless it exists, and ensures that this field of the file has its credential.
     *
     * @param configured the credential to create the account with, if its owner chose one
     */
    void ensure(Account account, CredentialFile file, String field, @Nullable Secret configured) {
        Optional<Secret> stored = file.get(field).map(Secret::new);
        if (!subjects.isTaken(account.name())) {
            Secret secret = configured != null ? configured : stored.orElseGet(Secret::random);
            // Writes the file first. If the database then fails, the next start reads the credential from the file.
            file.set(Map.of(field, secret.value()));
            account.create().accept(secret);
            log.info("Created {}; its credential is in {}", account.name(), file.location());
        } else if (stored.isEmpty() && !renew) {
            log.info(
                    "{} does not contain the credential of {}. Nothing was changed. To make a new one,"
                            + " set yata.bootstrap.renew=true",
                    file.location(),
                    account.name());
        } else if (stored.isEmpty()) {
            // Changes the database first. A later start would not correct a wrong file, because the account exists.
            account.renew().get().ifPresent(secret -> {
                file.set(Map.of(field, secret.value()));
                log.info(
                        "{} did not contain the credential of {}; a new one was made and written there",
                        file.location(),
                        account.name());
            });
        }
    }

    /** Creates the account with a credential its owner knows, unless it exists. */
    void ensure(Account account, Secret configured) {
        if (!subjects.isTaken(account.name())) {
            account.create().accept(configured);
            log.info("Created {} with the configured credential", account.name());
        }
    }
}
