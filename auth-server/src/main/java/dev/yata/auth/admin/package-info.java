/**
 * Serves the admin API at {@code /admin/api}: clients, tokens, keys, audit and overview, for the scope {@code
 * clients:admin}. Every controller checks {@code Accept} before its action runs, so that no 406 hides a change. Must not
 * depend on how secrets are stored or tokens are made.
 */
@NullMarked
package dev.yata.auth.admin;

import org.jspecify.annotations.NullMarked;
