/**
 * Serves the console at {@code /admin/}: pages for administrators, who sign in with a password. It calls the same
 * services as the admin API. Must not depend on how secrets are stored or tokens are made.
 */
@NullMarked
package dev.yata.auth.console;

import org.jspecify.annotations.NullMarked;
