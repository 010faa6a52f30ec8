package dev.yata.auth.bootstrap;

import dev.yata.auth.settings.Secret;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A client or user that the first start creates.
 *
 * @param create creates the account with a credential
 * @param renew replaces the credential and returns the new one; returns empty if the account was deleted
 */
record Account(String name, Consumer<Secret> create, Supplier<Optional<Secret>> renew) {}
