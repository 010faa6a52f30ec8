package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client or user that the first start creates, with the file of its credential. If the server crashes between the two
 * steps, the next start repairs the state. Does not create a deleted account again.
 *
 * @param isTaken whether the name belongs to an account, or belonged to a deleted one
 * @param create creates the account with a credential
 * @param accepts whether the account has this credential; a disabled account keeps its credentials
 * @param renew replaces the credential and returns the new one; returns empty if the account was deleted
 */
record Account(
        String name,
        boolean isTaken,
        Consumer<Secret> create,
        Predicate<Secret> accepts,
        Supplier<Optional<Secret>> renew) {

    private static final Logger log = LoggerFactory.getLogger(Account.class);

    /**
     * Creates the account unless it exists, and ensures that this field of the file has its credential.
     *
     * @param configured the credential to create the account with, if its owner chose one
     * @param mayRenew whether to replace a credential that its file lacks, or has in an outdated form, although others
     *     may still use the current one
     */
    void ensure(CredentialFile file, String field, @Nullable Secret configured, boolean mayRenew) {
        Optional<Secret> stored = file.get(field).map(Secret::new);
        if (!isTaken) {
            Secret secret = configured != null ? configured : stored.orElseGet(Secret::random);
            // Writes the file first. If the database then fails, the next start reads the credential from the file.
            file.set(Map.of(field, secret.value()));
            create.accept(secret);
            log.info("Created {}; its credential is in {}", name, file.location());
            return;
        }
        if (stored.filter(accepts).isPresent()) {
            return;
        }
        String found = stored.isEmpty() ? "no" : "an outdated";
        if (!mayRenew) {
            log.info(
                    "{} has {} credential of {}. Nothing was changed. To make a new one, set yata.bootstrap.renew=true",
                    file.location(),
                    found,
                    name);
        } else {
            // Changes the database first. A later start would not correct a wrong file, because the account exists.
            renew.get().ifPresent(secret -> {
                file.set(Map.of(field, secret.value()));
                log.info(
                        "{} had {} credential of {}; a new one was made and written there",
                        file.location(),
                        found,
                        name);
            });
        }
    }

    /** Creates the account with a credential its owner knows, unless it exists. */
    void ensure(Secret configured) {
        if (!isTaken) {
            create.accept(configured);
            log.info("Created {} with the configured credential", name);
        }
    }
}
