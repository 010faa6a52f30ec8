/**
 * {@code ./yata clients}: OAuth clients, from creating to deleting. It handles the env files and key files
 * that a client's program uses.
 */
@NullMarked
package dev.yata.launcher.client;

import org.jspecify.annotations.NullMarked;
