package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Optional;

/** Something with a credential that the first start creates. */
interface Account {

    String name();

    /** Whether it exists or ever did: what an administrator deleted must not come back. */
    boolean existed();

    void create(Secret secret);

    /** Replaces the credential; nothing when the account is gone. */
    Optional<Secret> renew();
}
