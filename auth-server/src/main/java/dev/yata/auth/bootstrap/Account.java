package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Optional;

/** A client or user that the first start creates with a credential. */
interface Account {

    String name();

    /** Whether it exists or once did: an account that an administrator deleted must not come back. */
    boolean existed();

    void create(Secret secret);

    /** Replaces the credential; empty when the account was deleted. */
    Optional<Secret> renew();
}
