/**
 * {@code yata clients}: the life of a client from the command line. Knows nothing of the server's database, and of its
 * API only the JSON.
 */
@NullMarked
package dev.yata.launcher.client;

import org.jspecify.annotations.NullMarked;
