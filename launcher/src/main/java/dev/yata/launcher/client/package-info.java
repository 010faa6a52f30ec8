/**
 * {@code yata clients}: the auth-server's admin API from the command line. Reads the admin's credentials from
 * {@code admin.json}; knows nothing of the server's database.
 */
@NullMarked
package dev.yata.launcher.client;

import org.jspecify.annotations.NullMarked;
