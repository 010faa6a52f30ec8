/**
 * The console at {@code /admin/}: pages for people, behind a password. It asks the same rooms for the same things as the
 * admin API does. Must not know how secrets are stored or tokens are made.
 */
@NullMarked
package dev.yata.auth.console;

import org.jspecify.annotations.NullMarked;
