package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Optional;

/** A client or user that the first start creates with a credential. */
interface Account {

    String name();

    /** Returns whether the account exists or was deleted. The server must not create a deleted account again. */
    boolean existed();

    void create(Secret secret);

    /** Replaces the credential and returns the new one. Returns empty if the account was deleted. */
    Optional<Secret> renew();
}
